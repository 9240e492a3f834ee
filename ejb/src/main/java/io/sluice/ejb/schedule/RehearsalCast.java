package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.subscriber.Nodes;
import io.sluice.nas.Nas;
import io.sluice.schedule.Enrolment;
import io.sluice.schedule.OwnerKind;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.StoredSchedule;
import io.sluice.schedule.rehearsal.VirtualLine;
import io.sluice.service.Authorization;
import io.sluice.service.ServiceScope;
import io.sluice.service.ServiceTerms;
import io.sluice.session.SessionState;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.SubscriptionStatus;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who takes part in a rehearsal: lines with their subscriptions and the owners whose schedules apply to them. */
final class RehearsalCast {

    private static final int MOST_LINES = 1_000;
    private static final String NO_NAS = "offline";

    private final EntityManager entities;
    private final TenantScope tenant;
    private final List<ServiceScope> scopes;

    RehearsalCast(EntityManager entities, TenantScope tenant) {
        this.entities = entities;
        this.tenant = tenant;
        this.scopes = entities.createQuery(
                        "select s from ServiceScope s order by s.precedence, s.name", ServiceScope.class)
                .getResultList();
    }

    /** By id, in the order of ids. */
    Map<String, VirtualLine> lines(RehearsalRequest request, KeptSchedules kept) {
        Map<Long, List<Subscription>> subscriptions = new LinkedHashMap<>();
        for (Subscription subscription : subscriptions(request, kept)) {
            subscriptions
                    .computeIfAbsent(
                            Objects.requireNonNull(subscription.subscriber().id()), id -> new ArrayList<>())
                    .add(subscription);
        }
        if (subscriptions.size() > MOST_LINES) {
            throw Refused.invalid("", "More than " + MOST_LINES + " subscribers would take part; choose fewer.");
        }
        Map<Long, Nas> nases = nases(subscriptions.keySet());
        Map<String, VirtualLine> lines = new LinkedHashMap<>();
        subscriptions.forEach((id, held) -> {
            Nas nas = nases.get(id);
            List<Enrolment> enrolments =
                    held.stream().map(each -> enrolment(each, nas)).toList();
            lines.put(id.toString(), new VirtualLine(nas == null ? NO_NAS : nas.name(), enrolments));
        });
        return lines;
    }

    private List<Subscription> subscriptions(RehearsalRequest request, KeptSchedules kept) {
        if (request.schedule() != null) {
            StoredSchedule schedule = kept.find(request.schedule(), tenant)
                    .orElseThrow(() -> Refused.invalid("/schedule", "There is no such schedule."));
            return below(kept.owners().of(schedule), schedule);
        }
        if (request.below() != null) {
            Nodes.Place place = new Nodes(entities, tenant)
                    .find(request.below())
                    .orElseThrow(() -> Refused.invalid("/below", "Nothing with others below it is at this path."));
            Subscriber node = place.node();
            return node == null
                    ? query("s.subscriber.retailer.id = ?1", place.retailer().id())
                    : query("s.subscriber.id in ?1", from(Objects.requireNonNull(node.id())));
        }
        long id = Objects.requireNonNull(request.subscriber());
        Subscriber node = entities.find(Subscriber.class, id);
        if (node == null || !tenant.contains(node.retailer())) {
            throw Refused.invalid("/subscriber", "No subscriber has this id.");
        }
        return query("s.subscriber.id in ?1", from(id));
    }

    private List<Subscription> below(ScheduleOwners.Found owner, StoredSchedule schedule) {
        return switch (owner.kind()) {
            case RETAILER -> query("s.subscriber.retailer.id = ?1", owner.id());
            case ENTERPRISE, SITE, SUBSCRIBER ->
                query("s.subscriber.id in ?1", from(Objects.requireNonNull(owner.id())));
            case SERVICE, SCOPE, SUBSCRIBER_SESSION ->
                query(
                        "s.service.name in (select t from StoredSchedule d join d.services t where d.id = ?1)",
                        schedule.id());
        };
    }

    private Set<Long> from(long id) {
        return new Nodes(entities, tenant).from(id);
    }

    /** One more than may take part, which is then refused. */
    private List<Subscription> query(String condition, Object value) {
        List<Long> lines = entities.createQuery(
                        "select distinct s.subscriber.id from Subscription s where " + condition
                                + " order by s.subscriber.id",
                        Long.class)
                .setParameter(1, value)
                .setMaxResults(MOST_LINES + 1)
                .getResultList();
        return lines.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select s from Subscription s join fetch s.subscriber join fetch s.service"
                                        + " where s.subscriber.id in ?1 order by s.subscriber.id, s.name",
                                Subscription.class)
                        .setParameter(1, lines)
                        .getResultList();
    }

    /** Where each is logged in now. */
    private Map<Long, Nas> nases(Collection<Long> subscribers) {
        Map<Long, Nas> nases = new HashMap<>();
        if (!subscribers.isEmpty()) {
            entities.createQuery(
                            "select s.subscriberId, n from SubscriberSession s, Nas n"
                                    + " where n.id = s.nasId and s.subscriberId in ?1 and s.state = ?2",
                            Object[].class)
                    .setParameter(1, subscribers)
                    .setParameter(2, (short) SessionState.ACTIVE.code())
                    .getResultStream()
                    .forEach(row -> nases.put((Long) row[0], (Nas) row[1]));
        }
        return nases;
    }

    private Enrolment enrolment(Subscription subscription, @Nullable Nas nas) {
        Subscriber subscriber = subscription.subscriber();
        ServiceTerms terms = subscription.service().current().terms();
        Integer group = terms.mutexGroup();
        List<ScheduleOwner> owners = new ArrayList<>(ScheduleOwners.above(subscriber));
        for (ServiceScope scope : scopes) {
            if (holds(scope, subscription, owners, nas)) {
                owners.add(new ScheduleOwner(OwnerKind.SCOPE, Long.toString(Objects.requireNonNull(scope.id()))));
            }
        }
        owners.add(ScheduleOwner.SERVICES);
        return new Enrolment(
                Long.toString(Objects.requireNonNull(subscriber.id())),
                subscription.name(),
                subscription.service().name(),
                owners,
                subscription.status() == SubscriptionStatus.ACTIVE,
                subscription.trigger() == ActivationTrigger.ACTIVATE_ON_LOGIN,
                subscription.activationOrder(),
                group == null ? null : new Enrolment.Mutex(group.toString(), true),
                terms.authorization() == Authorization.SCHEDULE);
    }

    /** Owners so far are the nodes above and the retailer. */
    private static boolean holds(
            ServiceScope scope, Subscription subscription, List<ScheduleOwner> owners, @Nullable Nas nas) {
        ServiceScope.Reach reach = scope.reach();
        boolean everybody = reach.retailers().isEmpty() && reach.subscribers().isEmpty();
        boolean reached = everybody
                || owners.stream().anyMatch(owner -> {
                    Set<Long> named = owner.kind() == OwnerKind.RETAILER ? reach.retailers() : reach.subscribers();
                    return owner.kind() != OwnerKind.SCOPE && named.contains(Long.valueOf(owner.key()));
                });
        boolean there = reach.nases().isEmpty() || (nas != null && reach.nases().contains(nas.id()));
        boolean offered = reach.services().isEmpty()
                || reach.services().contains(subscription.service().id());
        return reached && there && offered;
    }
}
