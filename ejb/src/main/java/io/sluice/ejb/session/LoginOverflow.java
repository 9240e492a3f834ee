package io.sluice.ejb.session;

import io.sluice.accounting.Usage;
import io.sluice.operation.ChangeDraft;
import io.sluice.operation.Lane;
import io.sluice.operation.Origin;
import io.sluice.operation.ServiceDraft;
import io.sluice.service.ServiceGrant;
import io.sluice.session.AccountingPlan;
import io.sluice.session.SessionState;
import io.sluice.session.SubscriberSessionChange;
import io.sluice.subscriber.LoginProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Orders the services that found no tag in the Access-Accept, once the session is known to have begun: before that the NAS
 * would not know it. A Start that comes again orders again, which changes nothing.
 */
public final class LoginOverflow {

    private final LongFunction<@Nullable LoginProfile> profiles;
    private final ServiceChangeManager changes;

    /**
     * @param profiles the profile of a subscriber, from memory
     */
    public LoginOverflow(LongFunction<@Nullable LoginProfile> profiles, ServiceChangeManager changes) {
        this.profiles = profiles;
        this.changes = changes;
    }

    /** Orders what the sessions that a batch tells the beginning of still lack, in the caller's transaction. */
    public void order(AccountingPlan plan) {
        if (plan.started().isEmpty()) {
            return;
        }
        List<ChangeOrder> orders = new ArrayList<>();
        for (SubscriberSessionChange session : plan.sessions()) {
            boolean begins = plan.started().containsKey(session.id()) && session.state() != SessionState.CLOSED;
            LoginProfile profile =
                    begins && session.subscriberId() != Usage.ABSENT ? profiles.apply(session.subscriberId()) : null;
            if (profile != null && !profile.overflow().isEmpty()) {
                orders.add(order(session, profile));
            }
        }
        orders.removeIf(order -> !changes.objectionsTo(order).isEmpty());
        if (!orders.isEmpty()) {
            changes.take(orders);
        }
    }

    private static ChangeOrder order(SubscriberSessionChange session, LoginProfile profile) {
        List<ServiceDraft> services =
                profile.overflow().stream().map(LoginOverflow::draft).toList();
        ChangeDraft draft = new ChangeDraft(services, List.of(), List.of(), new byte[0], false, false);
        return new ChangeOrder(
                new OrderedSession(session.id(), session.key(), session.subscriberId(), session.login(), true),
                draft,
                Lane.PERSON,
                Origin.LOGIN,
                null,
                ChangeOrder.USUAL_PATIENCE);
    }

    private static ServiceDraft draft(ServiceGrant grant) {
        return new ServiceDraft(grant.activation(), grant.limits());
    }
}
