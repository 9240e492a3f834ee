package io.sluice.session;

import io.sluice.accounting.AccountingEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be stored of a batch of accounting requests: each request as a record, and the sum of what they say of each
 * session. Made by {@link AccountingPlanner}.
 *
 * <p>Changes are sorted by key and there is one for each key, so that two workers lock rows in the same order and a
 * statement meets no row twice.
 *
 * @param events every request, in order of arrival
 * @param subscriberIds whose each event is, {@link io.sluice.accounting.Usage#ABSENT} where not known
 * @param earlierSessions what changes in subscriber sessions whose name others have that began later in the same batch
 * @param earlierServices likewise in service sessions
 * @param sessions what changes in subscriber sessions
 * @param services what changes in service sessions
 * @param logouts sessions of which a Stop or a service's record came: if the session is closed, its services end
 * @param reboots NASes or partitions whose sessions have ended
 * @param started the sessions that are expected no longer: whose each id is
 */
public record AccountingPlan(
        List<AccountingEvent> events,
        long[] subscriberIds,
        Collection<SubscriberSessionChange> earlierSessions,
        Collection<ServiceSessionChange> earlierServices,
        Collection<SubscriberSessionChange> sessions,
        Collection<ServiceSessionChange> services,
        Collection<SessionKey> logouts,
        Collection<NasReboot> reboots,
        Map<UUID, Long> started) {}
