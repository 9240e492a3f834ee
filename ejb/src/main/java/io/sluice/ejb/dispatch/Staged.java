package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRow.Sent;
import io.sluice.operation.Operation;
import io.sluice.operation.ServiceEffect;
import io.sluice.operation.Transition;
import io.sluice.radius.connector.PreparedRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a batch makes of one operation; nothing of it counts before the commit. */
final class Staged {

    private final UnderWay underWay;
    private final boolean planned;
    private final int transmissions;
    private final List<ServiceEffect> effects = new ArrayList<>();
    private Operation operation;
    private boolean sessionUnknown;
    private boolean changed;
    private @Nullable PreparedRequest request;
    private @Nullable Sent sent;

    /**
     * @param planned whether it was just taken up
     * @param transmissions of the request that ended
     */
    Staged(UnderWay underWay, boolean planned, int transmissions) {
        this.underWay = underWay;
        this.operation = underWay.operation();
        this.planned = planned;
        this.transmissions = transmissions;
    }

    void follow(Transition transition) {
        operation = transition.operation();
        effects.addAll(transition.services());
        sessionUnknown |= transition.sessionUnknown();
        changed = true;
    }

    /** It goes on with a new packet. */
    void send(PreparedRequest prepared, Sent identified) {
        request = prepared;
        sent = identified;
        changed = true;
    }

    /** It goes on with the packet its row names already. */
    void resume(PreparedRequest prepared) {
        request = prepared;
    }

    /** It comes to nothing: the batch was rolled back. */
    void cancel() {
        if (request != null) {
            request.cancel();
        }
    }

    UnderWay underWay() {
        return underWay;
    }

    Operation operation() {
        return operation;
    }

    List<ServiceEffect> effects() {
        return effects;
    }

    boolean sessionUnknown() {
        return sessionUnknown;
    }

    @Nullable
    PreparedRequest request() {
        return request;
    }

    /** Whether there is anything to be written. */
    boolean isChanged() {
        return changed;
    }

    /** Whether the asker can be told more than before. */
    boolean isNewlyAnswerable() {
        return operation.progress().answerable()
                && !underWay.operation().progress().answerable();
    }

    OperationChange change() {
        return new OperationChange(operation, planned, sent, transmissions);
    }
}
