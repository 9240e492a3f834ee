package io.sluice.ejb.session;

import io.sluice.operation.ChangeObjection;
import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** An order that is not taken. Nothing was stored, nothing is sent. */
@ApplicationException(rollback = true)
public final class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ChangeObjection> objections;

    public ChangeRefused(List<ChangeObjection> objections) {
        super(objections.stream().map(ChangeObjection::detail).collect(Collectors.joining("; ")), null, false, false);
        this.objections = List.copyOf(objections);
    }

    /** All that is wrong; at least one. The first one's Error-Cause is what a NAK carries. */
    public List<ChangeObjection> objections() {
        return objections;
    }
}
