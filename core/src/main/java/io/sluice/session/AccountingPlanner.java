package io.sluice.session;

import io.sluice.accounting.AccountedService;
import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.Usage;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.SubscriberIds;
import io.sluice.subscriber.UnlistedLogin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sums up a batch of accounting requests. One for each batch. */
public final class AccountingPlanner {

    private final ExpectedLogins expectedLogins;
    private final SubscriberIds subscriberIds;
    private final Supplier<UUID> newIds;

    private final Map<SessionKey, SubscriberSessionChange> sessions = new TreeMap<>();
    private final TreeMap<ServiceKey, ServiceSessionChange> services = new TreeMap<>();
    private final List<ServiceSessionChange> granted = new ArrayList<>();
    private final Set<SessionKey> logouts = new TreeSet<>();
    private final Map<SessionKey, SubscriberSessionChange> earlierSessions = new TreeMap<>();
    private final Map<ServiceKey, ServiceSessionChange> earlierServices = new TreeMap<>();
    private final Map<SessionKey, NasReboot> reboots = new TreeMap<>();
    private final Map<UUID, Long> started = new HashMap<>();
    private final Map<UUID, SessionKey> givenIds = new HashMap<>();

    private AccountingPlanner(ExpectedLogins expectedLogins, SubscriberIds subscriberIds, Supplier<UUID> newIds) {
        this.expectedLogins = expectedLogins;
        this.subscriberIds = subscriberIds;
        this.newIds = newIds;
    }

    /**
     * Sums up a batch.
     *
     * @param expectedLogins asked for the login that a session began with
     * @param newIds gives ids to sessions that have none from their login; ordered by time
     */
    public static AccountingPlan plan(
            List<AccountingEvent> events,
            ExpectedLogins expectedLogins,
            SubscriberIds subscriberIds,
            Supplier<UUID> newIds) {
        return new AccountingPlanner(expectedLogins, subscriberIds, newIds).plan(events);
    }

    private AccountingPlan plan(List<AccountingEvent> events) {
        long[] owners = new long[events.size()];
        for (int i = 0; i < owners.length; i++) {
            AccountingEvent event = events.get(i);
            owners[i] = ownerOf(event);
            if (event.endsAllSessions()) {
                NasReboot reboot = new NasReboot(
                        event.nasId(),
                        event.line().icrPartition(),
                        event.time().firstToldAt(),
                        event.time().eventAt());
                String part = reboot.partition() == null ? "" : reboot.partition();
                reboots.merge(new SessionKey(event.nasId(), part), reboot, NasReboot::later);
            } else if (event.ofSession()) {
                AccountedService service = event.service();
                if (service == null) {
                    ofSubscriber(event, owners, i);
                } else {
                    ofService(event, service, owners[i]);
                }
            }
        }
        markFirstOfActivation();
        granted.forEach(this::grant);
        return new AccountingPlan(
                events,
                owners,
                earlierSessions.values(),
                earlierServices.values(),
                sessions.values(),
                services.values(),
                logouts,
                reboots.values(),
                started);
    }

    private long ownerOf(AccountingEvent event) {
        long said = event.subscriberId();
        if (said >= 0) {
            return said;
        }
        return event.login().isEmpty()
                ? Usage.ABSENT
                : subscriberIds.find(event.login()).orElse(Usage.ABSENT);
    }

    /** Under what its login is expected: what Class says, else its subscriber, else the key of a login without one. */
    private static long expectedUnder(AccountingEvent event, long owner) {
        if (event.subscriberId() != Usage.ABSENT) {
            return event.subscriberId();
        }
        return owner != Usage.ABSENT || event.login().isEmpty() ? owner : UnlistedLogin.keyOf(event.login());
    }

    private void ofSubscriber(AccountingEvent event, long[] owners, int index) {
        SessionKey key = new SessionKey(event.nasId(), event.acctSessionId());
        long expectedUnder = expectedUnder(event, owners[index]);
        ExpectedLogin login = expectedUnder == Usage.ABSENT ? null : claim(event, expectedUnder);
        UUID given = login != null ? login.sessionId() : event.sessionId();
        if (given != null && (login != null || event.status() == AccountingStatus.START)) {
            started.put(given, expectedUnder);
        }
        // A NAS may return the Class of one login for several sessions: the first has the id, the others get their own.
        boolean hasGiven = given != null && key.equals(givenIds.computeIfAbsent(given, id -> key));
        SubscriberSessionChange change = new SubscriberSessionChange(
                key,
                given != null && hasGiven ? given : newIds.get(),
                hasGiven && login == null,
                owners[index],
                event.login().isEmpty() && login != null ? login.login() : event.login(),
                event.line(),
                Lifetime.of(event));
        put(change);
        if (event.status() == AccountingStatus.STOP) {
            logouts.add(key);
        }
        if (login != null) {
            for (ServiceGrant grant : login.services()) {
                granted.add(granted(change, grant));
            }
        }
    }

    /** Of two sessions that bore the same name the earlier one is stored first, by itself. */
    private void put(SubscriberSessionChange change) {
        SubscriberSessionChange before = sessions.get(change.key());
        if (before != null && change.lifetime().isOfLaterSessionThan(before.lifetime())) {
            earlierSessions.merge(change.key(), before, this::merged);
            sessions.put(change.key(), change);
        } else if (before != null && change.lifetime().isOfEarlierSessionThan(before.lifetime())) {
            earlierSessions.merge(change.key(), change, this::merged);
        } else {
            sessions.merge(change.key(), change, this::merged);
        }
    }

    private void put(ServiceSessionChange change) {
        ServiceSessionChange before = services.get(change.key());
        if (before != null && change.lifetime().isOfLaterSessionThan(before.lifetime())) {
            earlierServices.merge(change.key(), before, ServiceSessionChange::with);
            services.put(change.key(), change);
        } else if (before != null && change.lifetime().isOfEarlierSessionThan(before.lifetime())) {
            earlierServices.merge(change.key(), change, ServiceSessionChange::with);
        } else {
            services.merge(change.key(), change, ServiceSessionChange::with);
        }
    }

    /** Of two ids the one that was given goes before the one that was made up. */
    private SubscriberSessionChange merged(SubscriberSessionChange before, SubscriberSessionChange change) {
        return givenIds.containsKey(before.id()) ? before.with(change) : change.with(before);
    }

    /**
     * The login that the session began with. An Interim or Stop may be about an older session on the same line, so for
     * these only Class is believed.
     */
    private @Nullable ExpectedLogin claim(AccountingEvent event, long subscriberId) {
        if (event.status() != AccountingStatus.START && event.sessionId() == null) {
            return null;
        }
        ExpectedLogin login = expectedLogins
                .claim(
                        subscriberId,
                        event.sessionId(),
                        event.nasId(),
                        event.acctSessionId(),
                        event.line().nasPort())
                .orElse(null);
        // Class says which login it was; one found by session or port is then another that is still awaited.
        boolean other =
                login != null && event.sessionId() != null && !event.sessionId().equals(login.sessionId());
        return other ? null : login;
    }

    private ServiceSessionChange granted(SubscriberSessionChange session, ServiceGrant grant) {
        return new ServiceSessionChange(
                new ServiceKey(session.key(), grant.activation(), ""),
                newIds.get(),
                session.subscriberId(),
                session.login(),
                grant,
                false,
                false,
                Lifetime.begunWith(session.lifetime()));
    }

    private void ofService(AccountingEvent event, AccountedService service, long owner) {
        SessionKey session = new SessionKey(event.nasId(), service.parentSessionId());
        ServiceKey key = new ServiceKey(session, service.activation(), service.serviceId());
        ServiceSessionChange change = new ServiceSessionChange(
                key, newIds.get(), owner, event.login(), null, true, false, Lifetime.of(event));
        put(change);
        if (event.status() != AccountingStatus.STOP) {
            logouts.add(session);
        }
    }

    private void markFirstOfActivation() {
        ServiceKey last = null;
        for (Map.Entry<ServiceKey, ServiceSessionChange> entry : services.entrySet()) {
            ServiceKey unnumbered = entry.getKey().unnumbered();
            if (!unnumbered.equals(last)) {
                entry.setValue(entry.getValue().asFirstOfActivation());
                last = unnumbered;
            }
        }
    }

    /** What a login granted belongs to the record of the same activation, where the batch has one. */
    private void grant(ServiceSessionChange change) {
        logouts.add(change.key().session());
        Map.Entry<ServiceKey, ServiceSessionChange> next = services.ceilingEntry(change.key());
        boolean same = next != null
                && next.getKey().session().equals(change.key().session())
                && next.getKey().activation().equals(change.key().activation());
        if (same) {
            services.put(next.getKey(), next.getValue().with(change));
        } else {
            services.put(change.key(), change);
        }
    }
}
