package io.sluice.ejb.session;

import io.sluice.accounting.Usage;
import io.sluice.operation.ChangeDraft;
import io.sluice.operation.ChangeObjection;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            LoginProfile known =
                    begins && session.subscriberId() != Usage.ABSENT ? profiles.apply(session.subscriberId()) : null;
            LoginProfile profile = known == null ? null : known.at(session.key().nasId());
            if (profile != null && !profile.overflow().isEmpty()) {
                orders.add(order(session, profile));
            }
        }
        List<ChangeOrder> sound = orders.stream()
                .map(this::withoutUnsound)
                .flatMap(Optional::stream)
                .toList();
        if (!sound.isEmpty()) {
            changes.take(sound);
        }
    }

    /** A service that cannot be ordered costs only itself, as it does at the login; its record was warned of it when it was written. */
    private Optional<ChangeOrder> withoutUnsound(ChangeOrder order) {
        List<ChangeObjection> objections = changes.objectionsTo(order);
        if (objections.stream().anyMatch(objection -> objection.part() == ChangeObjection.Part.WHOLE)) {
            return Optional.empty();
        }
        Set<Integer> unsound = objections.stream().map(ChangeObjection::index).collect(Collectors.toSet());
        List<ServiceDraft> all = order.draft().start();
        List<ServiceDraft> sound = IntStream.range(0, all.size())
                .filter(index -> !unsound.contains(index))
                .mapToObj(all::get)
                .toList();
        return sound.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangeOrder(
                        order.session(),
                        asWritten(sound),
                        order.lane(),
                        order.origin(),
                        order.orderedBy(),
                        order.patience()));
    }

    private static ChangeOrder order(SubscriberSessionChange session, LoginProfile profile) {
        List<ServiceDraft> services =
                profile.overflow().stream().map(LoginOverflow::draft).toList();
        ChangeDraft draft = asWritten(services);
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

    private static ChangeDraft asWritten(List<ServiceDraft> services) {
        return new ChangeDraft(services, List.of(), List.of(), new byte[0], false, false);
    }
}
