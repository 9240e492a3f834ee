package io.sluice.ejb.session;

import io.sluice.operation.ChangeObjection;
import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** An order that is not taken. Nothing was stored, nothing is sent. */
@ApplicationException(rollback = true)
public final class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ChangeObjection> objections;

    private final transient IntFunction<String> starts;

    public ChangeRefused(List<ChangeObjection> objections) {
        this(objections, index -> "/service");
    }

    private ChangeRefused(List<ChangeObjection> objections, IntFunction<String> starts) {
        super(objections.stream().map(ChangeObjection::detail).collect(Collectors.joining("; ")), null, false, false);
        this.objections = List.copyOf(objections);
        this.starts = starts;
    }

    /**
     * The same refusal of an order whose services stand elsewhere in what was asked for.
     *
     * @param newStarts the JSON pointer to a service to be started, by its index
     */
    public ChangeRefused withStartsAt(IntFunction<String> newStarts) {
        return new ChangeRefused(objections, newStarts);
    }

    /** The JSON pointer to a service to be started or changed, by its index. */
    public String pointerToStart(int index) {
        return starts.apply(index);
    }

    /** All that is wrong; at least one. The first one's Error-Cause is what a NAK carries. */
    public List<ChangeObjection> objections() {
        return objections;
    }
}
