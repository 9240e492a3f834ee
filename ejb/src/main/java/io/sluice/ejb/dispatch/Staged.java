package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRow.Sent;
import io.sluice.ejb.session.StaticServices;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationState;
import io.sluice.operation.ServiceEffect;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Transition;
import io.sluice.radius.connector.PreparedRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
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

    /**
     * What the operation, now that its asker can be told of its success, makes of the services that its subscriber keeps over logins.
     *
     * @param stopped gets what is kept no longer
     * @param kept gets what is kept from now on
     */
    void addStatics(Collection<StaticServices.Key> stopped, Collection<StaticServices.Kept> kept) {
        Long subscriber = underWay.addressee().subscriberId();
        OperationState state = operation.state();
        boolean succeeded =
                isNewlyAnswerable() && !operation.progress().hasFailed() && state != OperationState.CANCELLED;
        if (subscriber == null || !succeeded || operation.wanted().disconnect()) {
            return;
        }
        if (!operation.origin().isLimit()) {
            Stream.concat(operation.planned().stops().stream(), operation.planned().supersedes().stream())
                    .forEach(target -> stopped.add(new StaticServices.Key(subscriber, target.activation())));
        }
        for (ServiceTarget each : operation.wanted().start()) {
            if (operation.wanted().statics().contains(each.activation())) {
                kept.add(new StaticServices.Kept(new StaticServices.Key(subscriber, each.activation()), each.limits()));
            }
        }
    }

    OperationChange change() {
        return new OperationChange(operation, planned, sent, transmissions);
    }
}
