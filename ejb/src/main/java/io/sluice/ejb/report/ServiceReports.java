package io.sluice.ejb.report;

import io.sluice.dialect.ServiceReportWriter;
import io.sluice.ejb.delivery.DeliveryRows;
import io.sluice.ejb.delivery.NewDelivery;
import io.sluice.report.ServiceReport;
import io.sluice.session.SessionKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;

/**
 * Compares what services there are with what was told of them, and tells the difference: a Start for each that runs and is not known
 * yet, a Stop for each that is known and has ended. It does not ask what happened, so nothing that may end a service is forgotten,
 * and comparing twice tells nothing twice.
 */
final class ServiceReports {

    private final BegunServices begunServices;
    private final ReportedServiceRows rows;
    private final DeliveryRows deliveries;
    private final RetailerChoice retailers;
    private final LongPredicate madeFor;

    /**
     * @param madeFor whether a NAS, by its id, makes no records of services itself
     */
    ServiceReports(
            BegunServices begunServices,
            ReportedServiceRows rows,
            DeliveryRows deliveries,
            RetailerChoice retailers,
            LongPredicate madeFor) {
        this.begunServices = begunServices;
        this.rows = rows;
        this.deliveries = deliveries;
        this.retailers = retailers;
        this.madeFor = madeFor;
    }

    boolean isMadeFor(long nasId) {
        return madeFor.test(nasId);
    }

    /** The sessions of these NASes with services that are reported and have not ended. */
    Set<SessionKey> openAt(Connection connection, Collection<Long> nasIds) throws SQLException {
        return nasIds.isEmpty() ? Set.of() : rows.openAt(connection, nasIds);
    }

    /** Compares the services of these sessions, in the caller's transaction. */
    void follow(Connection connection, Collection<SessionKey> sessions) throws SQLException {
        Map<Long, Set<String>> byNas = new HashMap<>();
        for (SessionKey session : sessions) {
            if (madeFor.test(session.nasId())) {
                byNas.computeIfAbsent(session.nasId(), nas -> new HashSet<>()).add(session.acctSessionId());
            }
        }
        List<NewDelivery> made = new ArrayList<>();
        for (Map.Entry<Long, Set<String>> nas : byNas.entrySet()) {
            made.addAll(starts(connection, nas.getKey(), nas.getValue()));
            made.addAll(stops(connection, nas.getKey(), nas.getValue()));
        }
        deliveries.insert(connection, made);
    }

    private List<NewDelivery> starts(Connection connection, long nasId, Set<String> sessions) throws SQLException {
        List<NewDelivery> made = new ArrayList<>();
        List<ReportedRow> begun = begunServices.of(connection, nasId, sessions, retailers);
        for (ReportedRow row : begun) {
            made.addAll(deliveries(row, row.service().start(), row.service().startedAt()));
        }
        rows.insert(connection, begun);
        return made;
    }

    private List<NewDelivery> stops(Connection connection, long nasId, Set<String> sessions) throws SQLException {
        return stops(connection, rows.ended(connection, nasId, sessions));
    }

    /** Ends these and yields their Stops. */
    private List<NewDelivery> stops(Connection connection, List<EndedService> all) throws SQLException {
        List<NewDelivery> made = new ArrayList<>();
        List<UUID> ended = new ArrayList<>();
        for (EndedService each : all) {
            ended.add(each.row().serviceSession());
            ServiceReport stop = each.row().service().stop(each.at(), each.session(), each.cause());
            made.addAll(deliveries(each.row(), stop, rows.now()));
        }
        rows.end(connection, ended);
        return made;
    }

    /**
     * Looks at some that are due: makes interim records, and Stops of those whose end nobody told of.
     *
     * @return how many were due
     */
    int look(Connection connection, int most) throws SQLException {
        Instant now = rows.now();
        Set<UUID> due = rows.due(connection, now, most);
        if (due.isEmpty()) {
            return 0;
        }
        List<EndedService> ended = rows.ended(connection, due);
        Set<UUID> running = new HashSet<>(due);
        ended.forEach(each -> running.remove(each.row().serviceSession()));
        List<NewDelivery> made = new ArrayList<>(stops(connection, ended));
        List<ReportedServiceRows.Running> lookedAt = rows.running(connection, running);
        for (ReportedServiceRows.Running each : lookedAt) {
            ReportedRow row = each.row();
            if (!row.service().interim().isOff()) {
                made.addAll(deliveries(row, row.service().interim(now, each.session()), now));
            }
        }
        rows.lookAgain(connection, lookedAt, now);
        deliveries.insert(connection, made);
        return due.size();
    }

    boolean isAnyDue(Connection connection, Instant by) throws SQLException {
        return rows.isAnyDue(connection, by);
    }

    /** One for each group of the retailer's servers. */
    private List<NewDelivery> deliveries(ReportedRow row, ServiceReport report, Instant madeAt) {
        byte[] attributes = ServiceReportWriter.attributes(report, row.identity());
        return retailers.groups(row.retailerId()).stream()
                .map(group -> new NewDelivery(
                        row.retailerId(),
                        group,
                        row.session(),
                        report.acctSessionId().text(),
                        row.login(),
                        row.subscriberId(),
                        report.status().code(),
                        report.activation(),
                        false,
                        report.at(),
                        madeAt,
                        0,
                        attributes,
                        null))
                .toList();
    }
}
