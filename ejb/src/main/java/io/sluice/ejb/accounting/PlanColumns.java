package io.sluice.ejb.accounting;

import io.sluice.accounting.AccountedLine;
import io.sluice.accounting.AccountedService;
import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.EventTime;
import io.sluice.accounting.Usage;
import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.threshold.LimitedStarts;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.session.AccountingPlan;
import io.sluice.session.Lifetime;
import io.sluice.session.NasReboot;
import io.sluice.session.ServiceSessionChange;
import io.sluice.session.SessionKey;
import io.sluice.session.SubscriberSessionChange;
import io.sluice.threshold.FirstLook;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a plan into columns; the statements of both databases take them in this order. */
final class PlanColumns {

    private static final long ABSENT = Columns.ABSENT;

    private PlanColumns() {}

    /** The records, sorted by key: two workers that get the same requests twice must insert them in the same order. */
    static Columns records(AccountingPlan plan) {
        List<AccountingEvent> events = plan.events();
        Integer[] order = new Integer[events.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparing((Integer i) -> events.get(i).acctSessionId())
                        .thenComparingInt(i -> events.get(i).time().eventDay())
                        .thenComparingLong(i -> events.get(i).fingerprint()));
        Columns columns = new Columns(order.length);
        String[] acctSessionId = columns.texts();
        int[] eventDay = columns.ints();
        long[] fingerprint = columns.longs();
        long[] nasId = columns.longs();
        int[] statusType = columns.ints();
        long[] eventAt = columns.instants();
        long[] claimedAt = columns.instants();
        long[] receivedAt = columns.instants();
        long[] delay = columns.longs();
        String[] login = columns.texts();
        long[] subscriberId = columns.longs();
        String[] serviceSession = columns.texts();
        String[] parent = columns.texts();
        int[] terminateCause = columns.ints();
        byte[][] attributes = columns.octets();
        Counters counters = new Counters(columns);
        for (int row = 0; row < order.length; row++) {
            AccountingEvent event = events.get(order[row]);
            EventTime time = event.time();
            acctSessionId[row] = event.acctSessionId();
            eventDay[row] = time.eventDay();
            fingerprint[row] = event.fingerprint();
            nasId[row] = event.nasId();
            statusType[row] = event.statusType();
            eventAt[row] = time.eventAt();
            claimedAt[row] = time.claimedAt();
            receivedAt[row] = time.receivedAt();
            delay[row] = time.delaySeconds();
            login[row] = event.login();
            subscriberId[row] = plan.subscriberIds()[order[row]];
            AccountedService service = event.service();
            if (service != null) {
                serviceSession[row] = service.activation();
                parent[row] = service.parentSessionId();
            }
            terminateCause[row] = event.terminateCause();
            attributes[row] = event.attributes();
            counters.put(row, event.usage());
        }
        return columns;
    }

    static Columns sessions(Collection<SubscriberSessionChange> changes) {
        Columns columns = new Columns(changes.size());
        String[] id = columns.texts();
        boolean[] idMayBeTaken = columns.flags();
        long[] nasId = columns.longs();
        String[] acctSessionId = columns.texts();
        long[] subscriberId = columns.longs();
        String[] login = columns.texts();
        int[] state = columns.ints();
        boolean[] startStamped = columns.flags();
        LineColumns lines = new LineColumns(columns);
        LifetimeColumns lifetimes = new LifetimeColumns(columns);
        int row = 0;
        for (SubscriberSessionChange change : changes) {
            id[row] = change.id().toString();
            idMayBeTaken[row] = change.idMayBeTaken();
            nasId[row] = change.key().nasId();
            acctSessionId[row] = change.key().acctSessionId();
            subscriberId[row] = change.subscriberId();
            login[row] = change.login();
            state[row] = change.state().code();
            startStamped[row] = change.lifetime().startStamped();
            lines.put(row, change.line());
            lifetimes.put(row, change.lifetime());
            row++;
        }
        return columns;
    }

    /**
     * @param starts what is known of limits
     */
    static Columns services(Collection<ServiceSessionChange> changes, LimitedStarts starts) {
        FirstLook look = starts.look();
        Columns columns = new Columns(changes.size());
        String[] id = columns.texts();
        boolean[] recorded = columns.flags();
        boolean[] firstOfActivation = columns.flags();
        long[] nasId = columns.longs();
        String[] acctSessionId = columns.texts();
        String[] activation = columns.texts();
        String[] serviceId = columns.texts();
        long[] subscriberId = columns.longs();
        String[] login = columns.texts();
        int[] state = columns.ints();
        GrantColumns grants = new GrantColumns(columns);
        long[] limitedSince = columns.instants();
        long[] limitDueAt = columns.instants();
        long[] quotaId = columns.longs();
        LifetimeColumns lifetimes = new LifetimeColumns(columns);
        int row = 0;
        for (ServiceSessionChange change : changes) {
            id[row] = change.id().toString();
            recorded[row] = change.recorded();
            firstOfActivation[row] = change.firstOfActivation();
            nasId[row] = change.key().session().nasId();
            acctSessionId[row] = change.key().session().acctSessionId();
            activation[row] = change.key().activation();
            serviceId[row] = change.key().serviceId();
            subscriberId[row] = change.subscriberId();
            login[row] = change.login();
            state[row] = change.state().code();
            grants.put(row, change.grant());
            ServiceLimits limits = change.grant() == null || change.lifetime().isOver()
                    ? null
                    : change.grant().limits();
            limitedSince[row] = look.since(limits, change.lifetime().startedAt());
            limitDueAt[row] = look.dueAt(
                    limits, change.lifetime().startedAt(), change.lifetime().usage());
            quotaId[row] = change.subscriberId() == ABSENT
                    ? ABSENT
                    : starts.quotaOf(change.subscriberId(), change.key().activation());
            if (quotaId[row] != ABSENT) {
                // Whatever it may have used already, and whether it may be used at all.
                limitDueAt[row] = FirstLook.AT_ONCE;
            }
            lifetimes.put(row, change.lifetime());
            row++;
        }
        return columns;
    }

    /** NAS, session, activation and service id of the services that may take over the row that a login made. */
    static Columns claims(Collection<ServiceSessionChange> changes) {
        List<ServiceSessionChange> claiming = changes.stream()
                .filter(change ->
                        change.firstOfActivation() && !change.key().serviceId().isEmpty())
                .toList();
        Columns columns = new Columns(claiming.size());
        long[] nasId = columns.longs();
        String[] acctSessionId = columns.texts();
        String[] activation = columns.texts();
        String[] serviceId = columns.texts();
        for (int row = 0; row < claiming.size(); row++) {
            ServiceSessionChange change = claiming.get(row);
            nasId[row] = change.key().session().nasId();
            acctSessionId[row] = change.key().session().acctSessionId();
            activation[row] = change.key().activation();
            serviceId[row] = change.key().serviceId();
        }
        return columns;
    }

    static Columns keys(Collection<SessionKey> keys) {
        Columns columns = new Columns(keys.size());
        long[] nasId = columns.longs();
        String[] acctSessionId = columns.texts();
        int row = 0;
        for (SessionKey key : keys) {
            nasId[row] = key.nasId();
            acctSessionId[row] = key.acctSessionId();
            row++;
        }
        return columns;
    }

    static Columns reboots(Collection<NasReboot> reboots) {
        Columns columns = new Columns(reboots.size());
        long[] nasId = columns.longs();
        String[] partition = columns.texts();
        long[] toldAt = columns.instants();
        long[] happenedAt = columns.instants();
        int row = 0;
        for (NasReboot reboot : reboots) {
            nasId[row] = reboot.nasId();
            partition[row] = reboot.partition();
            toldAt[row] = reboot.toldAt();
            happenedAt[row] = reboot.happenedAt();
            row++;
        }
        return columns;
    }

    private static final class Counters {
        private final long[] sessionTime;
        private final long[] inputOctets;
        private final long[] outputOctets;
        private final long[] inputPackets;
        private final long[] outputPackets;

        Counters(Columns columns) {
            sessionTime = columns.longs();
            inputOctets = columns.longs();
            outputOctets = columns.longs();
            inputPackets = columns.longs();
            outputPackets = columns.longs();
        }

        void put(int row, Usage usage) {
            sessionTime[row] = usage.sessionTime();
            inputOctets[row] = usage.inputOctets();
            outputOctets[row] = usage.outputOctets();
            inputPackets[row] = usage.inputPackets();
            outputPackets[row] = usage.outputPackets();
        }
    }

    private static final class LifetimeColumns {
        private final long[] startedAt;
        private final boolean[] startSeen;
        private final long[] firstSeenAt;
        private final long[] lastSeenAt;
        private final long[] stoppedAt;
        private final boolean[] stopSeen;
        private final int[] terminateCause;
        private final String[] stopCause;
        private final Counters counters;

        LifetimeColumns(Columns columns) {
            startedAt = columns.instants();
            startSeen = columns.flags();
            firstSeenAt = columns.instants();
            lastSeenAt = columns.instants();
            stoppedAt = columns.instants();
            stopSeen = columns.flags();
            terminateCause = columns.ints();
            stopCause = columns.texts();
            counters = new Counters(columns);
        }

        void put(int row, Lifetime lifetime) {
            startedAt[row] = lifetime.startedAt();
            startSeen[row] = lifetime.startSeen();
            firstSeenAt[row] = lifetime.firstSeenAt();
            lastSeenAt[row] = lifetime.lastSeenAt();
            stoppedAt[row] = lifetime.stoppedAt();
            stopSeen[row] = lifetime.stopSeen();
            terminateCause[row] = lifetime.terminateCause();
            stopCause[row] =
                    lifetime.stopCause() == null ? null : lifetime.stopCause().name();
            counters.put(row, lifetime.usage());
        }
    }

    private static final class LineColumns {
        private final long[] nasPort;
        private final String[] nasPortId;
        private final String[] callingStationId;
        private final String[] framedIpAddress;
        private final String[] framedIpv6Prefix;
        private final String[] delegatedIpv6Prefix;
        private final String[] icrPartition;

        LineColumns(Columns columns) {
            nasPort = columns.longs();
            nasPortId = columns.texts();
            callingStationId = columns.texts();
            framedIpAddress = columns.texts();
            framedIpv6Prefix = columns.texts();
            delegatedIpv6Prefix = columns.texts();
            icrPartition = columns.texts();
        }

        void put(int row, AccountedLine line) {
            nasPort[row] = line.nasPort() == null ? ABSENT : line.nasPort();
            nasPortId[row] = line.nasPortId();
            callingStationId[row] = line.callingStationId();
            framedIpAddress[row] = line.framedIpAddress();
            framedIpv6Prefix[row] = line.framedIpv6Prefix();
            delegatedIpv6Prefix[row] = line.delegatedIpv6Prefix();
            icrPartition[row] = line.icrPartition();
        }
    }

    private static final class GrantColumns {
        private final int[] tag;
        private final long[] timeoutSeconds;
        private final long[] volumeMegabytes;
        private final String[] statistics;
        private final long[] interimSeconds;
        private final long[] serviceVersion;

        GrantColumns(Columns columns) {
            tag = columns.ints();
            timeoutSeconds = columns.longs();
            volumeMegabytes = columns.longs();
            statistics = columns.texts();
            interimSeconds = columns.longs();
            serviceVersion = columns.longs();
        }

        void put(int row, @Nullable ServiceGrant grant) {
            tag[row] = grant == null ? (int) ABSENT : grant.tag();
            timeoutSeconds[row] = grant == null ? ABSENT : orAbsent(grant.timeoutSeconds());
            volumeMegabytes[row] = grant == null ? ABSENT : orAbsent(grant.volumeMegabytes());
            statistics[row] = grant == null || grant.statistics() == null
                    ? null
                    : grant.statistics().name();
            interimSeconds[row] = grant == null ? ABSENT : orAbsent(grant.interimSeconds());
            serviceVersion[row] = grant == null ? ABSENT : orAbsent(grant.serviceVersion());
        }

        private static long orAbsent(@Nullable Long number) {
            return number == null ? ABSENT : number;
        }
    }
}
