package io.sluice.ejb.report;

import io.sluice.ejb.delivery.DeliveryRows;
import io.sluice.ejb.delivery.NewDelivery;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.session.AccountingPlan;
import io.sluice.session.NasReboot;
import io.sluice.session.ServiceSessionChange;
import io.sluice.session.SessionKey;
import io.sluice.upstream.UpstreamKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Makes what retailers are to be told, in the transaction of the change that it tells of. Where no retailer has accounting servers
 * it costs nothing; where the change is none of such a retailer's, a look into memory.
 */
public final class AccountingReports {

    private final DataSource database;
    private final UpstreamDirectory servers;
    private final RecordRelay relay;
    private final ServiceReports services;
    private final DeliveryRows deliveries;

    /**
     * @param database takes part in the caller's transaction
     */
    AccountingReports(
            DataSource database,
            UpstreamDirectory servers,
            RecordRelay relay,
            ServiceReports services,
            DeliveryRows deliveries) {
        this.database = database;
        this.servers = servers;
        this.relay = relay;
        this.services = services;
        this.deliveries = deliveries;
    }

    /** Follows a batch of accounting that was just stored. */
    public void follow(AccountingPlan plan) {
        if (isWanted()) {
            // In this order: a service's Stop goes before its subscriber's.
            List<NewDelivery> records = relay.of(plan);
            Set<SessionKey> touched = touched(plan);
            Set<Long> reboots = new HashSet<>();
            plan.reboots().stream()
                    .map(NasReboot::nasId)
                    .filter(services::isMadeFor)
                    .forEach(reboots::add);
            if (!records.isEmpty() || !touched.isEmpty() || !reboots.isEmpty()) {
                store(records, touched, reboots);
            }
        }
    }

    private void store(List<NewDelivery> records, Set<SessionKey> touched, Set<Long> reboots) {
        try (Connection connection = database.getConnection()) {
            touched.addAll(services.openAt(connection, reboots));
            services.follow(connection, touched);
            deliveries.insert(connection, records);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Follows changes of services of these sessions, in the transaction that made them. */
    public void follow(Connection connection, Collection<SessionKey> sessions) throws SQLException {
        if (isWanted()) {
            services.follow(connection, sessions);
        }
    }

    /** The sessions of a batch in which a service may have begun or ended that its NAS tells nothing of. */
    private Set<SessionKey> touched(AccountingPlan plan) {
        Set<SessionKey> touched = new HashSet<>();
        for (ServiceSessionChange change : plan.services()) {
            touched.add(change.key().session());
        }
        for (ServiceSessionChange change : plan.earlierServices()) {
            touched.add(change.key().session());
        }
        touched.addAll(plan.logouts());
        touched.removeIf(session -> !services.isMadeFor(session.nasId()));
        return touched;
    }

    private boolean isWanted() {
        return servers.servers().stream().anyMatch(server -> server.kind() == UpstreamKind.ACCT);
    }
}
