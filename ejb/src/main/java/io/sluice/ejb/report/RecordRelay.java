package io.sluice.ejb.report;

import io.sluice.access.ClassToken;
import io.sluice.accounting.AccountedService;
import io.sluice.accounting.AccountingEvent;
import io.sluice.accounting.AccountingStatus;
import io.sluice.dialect.DeliveredAttributes;
import io.sluice.ejb.delivery.NewDelivery;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.session.AccountingPlan;
import io.sluice.session.SessionKey;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hands NASes' records on: a session's and its services' to its retailer, Accounting-On and -Off to all retailers with servers,
 * since nobody else tells them that the sessions have ended.
 */
final class RecordRelay {

    private static final long MICROS = 1_000_000;

    private final UpstreamDirectory servers;
    private final RetailerChoice retailers;
    private final Supplier<ClassToken.Seal> seals;
    private final Clock businessClock;

    /** A record that was seen in the batch: a retransmission may lie in the same one. */
    private record Seen(long retailerId, String acctSessionId, long fingerprint) {}

    /**
     * @param seals the calling thread's
     */
    RecordRelay(
            UpstreamDirectory servers, RetailerChoice retailers, Supplier<ClassToken.Seal> seals, Clock businessClock) {
        this.servers = servers;
        this.retailers = retailers;
        this.seals = seals;
        this.businessClock = businessClock;
    }

    /** What of a batch is to be handed on. */
    List<NewDelivery> of(AccountingPlan plan) {
        List<NewDelivery> deliveries = new ArrayList<>();
        Set<Seen> seen = new HashSet<>();
        Instant now = businessClock.instant();
        for (int i = 0; i < plan.events().size(); i++) {
            AccountingEvent event = plan.events().get(i);
            long subscriberId = plan.subscriberIds()[i];
            for (long retailer : receivers(event, subscriberId)) {
                List<String> groups = retailers.groups(retailer);
                if (!groups.isEmpty() && seen.add(new Seen(retailer, event.acctSessionId(), event.fingerprint()))) {
                    add(deliveries, event, subscriberId, retailer, groups, now);
                }
            }
        }
        return deliveries;
    }

    private Set<Long> receivers(AccountingEvent event, long subscriberId) {
        if (event.status() == AccountingStatus.ACCOUNTING_ON || event.status() == AccountingStatus.ACCOUNTING_OFF) {
            Set<Long> all = new HashSet<>();
            for (Upstream server : servers.servers()) {
                if (server.kind() == UpstreamKind.ACCT) {
                    all.add(server.retailerId());
                }
            }
            return all;
        }
        OptionalLong retailer = retailers.of(event.login(), subscriberId);
        return retailer.isPresent() ? Set.of(retailer.getAsLong()) : Set.of();
    }

    private void add(
            List<NewDelivery> deliveries,
            AccountingEvent event,
            long subscriberId,
            long retailer,
            List<String> groups,
            Instant now) {
        AccountedService service = event.service();
        SessionKey session =
                new SessionKey(event.nasId(), service == null ? event.acctSessionId() : service.parentSessionId());
        byte[] kept = DeliveredAttributes.kept(event.attributes(), event.time().eventAt() / MICROS, seals.get());
        for (String group : groups) {
            deliveries.add(new NewDelivery(
                    retailer,
                    group,
                    session,
                    event.acctSessionId(),
                    event.login(),
                    subscriberId,
                    event.statusType(),
                    service == null ? null : service.activation(),
                    service == null && event.status() == AccountingStatus.STOP,
                    instant(event.time().eventAt()),
                    now,
                    event.time().delaySeconds(),
                    kept,
                    new NewDelivery.Received(
                            event.time().eventDay(),
                            event.fingerprint(),
                            event.time().receivedAt())));
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }
}
