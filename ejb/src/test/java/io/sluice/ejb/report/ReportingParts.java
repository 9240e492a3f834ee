package io.sluice.ejb.report;

import io.sluice.access.ClassToken;
import io.sluice.ejb.delivery.DeliveryRows;
import io.sluice.ejb.dispatch.NasTarget;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import java.util.Optional;
import java.util.function.LongPredicate;
import javax.sql.DataSource;

/** What reports to retailers, as the container would put it together. */
public record ReportingParts(AccountingReports reports, ServiceLooks looks) {

    /**
     * @param inBatch takes part in a batch's transaction
     */
    public static ReportingParts of(
            DataSource database,
            DataSource inBatch,
            UpstreamDirectory servers,
            BusinessClock clock,
            LongPredicate madeFor) {
        ClassToken.Seal seal = new ClassToken.Seal(new byte[32]);
        RetailerChoice retailers = new RetailerChoice(servers, subscriber -> null, login -> null);
        DeliveryRows deliveries = new DeliveryRows(database);
        ServiceReports services = new ServiceReports(
                new BegunServices(clock, nas -> Optional.of(target(nas)), () -> seal, 0),
                new ReportedServiceRows(clock),
                deliveries,
                retailers,
                madeFor);
        RecordRelay relay = new RecordRelay(servers, retailers, () -> seal, clock);
        return new ReportingParts(
                new AccountingReports(inBatch, servers, relay, services, deliveries),
                new ServiceLooks(database, services));
    }

    /** Makes the interim records that are due. */
    public void look() {
        looks.look();
    }

    private static NasTarget target(long id) {
        return new NasTarget(
                id,
                "bng" + id,
                DialectName.GENERIC,
                null,
                Confirmation.ACK,
                MutexBy.SLUICE,
                "10.0.0." + id,
                "bng" + id,
                false);
    }
}
