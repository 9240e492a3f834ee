package io.sluice.ejb.report;

import io.sluice.access.ClassToken;
import io.sluice.accounting.AccountedLine;
import io.sluice.dialect.ServiceReportWriter;
import io.sluice.ejb.dispatch.NasTarget;
import io.sluice.ejb.platform.BusinessClock;
import io.sluice.nas.IpAddress;
import io.sluice.report.ReportedService;
import io.sluice.report.ServiceAcctSessionId;
import io.sluice.service.InterimInterval;
import io.sluice.service.StatisticsMode;
import io.sluice.session.SessionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Finds services that have begun and are not reported yet, with what each of their records will repeat. */
final class BegunServices {

    /** The sum keeps a planner off the index of all open services of a NAS. */
    private static final String BEGUN = """
            select s.id, s.acct_session_id, s.login, s.subscriber_id, s.activation, s.started_at,
                coalesce(s.interim_seconds, v.interim_seconds), coalesce(s.statistics, v.statistics),
                p.input_octets, p.output_octets, p.input_packets, p.output_packets,
                p.nas_port, p.nas_port_id, p.calling_station_id,
                (select max(o.number) from reported_service o
                    where o.nas_id = s.nas_id and o.acct_session_id = s.acct_session_id),
                (select r.attributes from accounting_record r where r.acct_session_id = s.acct_session_id
                    and r.nas_id = s.nas_id and r.service_session is null
                    order by r.acct_session_id desc, r.event_day desc, r.fingerprint desc limit 1)
            from service_session s
                left join subscriber_session p on p.nas_id = s.nas_id and p.acct_session_id = s.acct_session_id
                left join service_version v on v.id = s.service_version_id
            where s.nas_id = ? and s.acct_session_id = any(?) and s.state + 0 = 3 and not s.confirmed
                and not exists (select 1 from reported_service o where o.service_session_id = s.id
                    and o.next_look_at is not null)
            order by coalesce(s.tag, 32), s.id""";

    private final BusinessClock clock;
    private final LongFunction<Optional<NasTarget>> nases;
    private final Supplier<ClassToken.Seal> seals;
    private final long usualInterim;

    /**
     * @param seals the calling thread's
     * @param usualInterim seconds between interim records where nobody said, 0 for none
     */
    BegunServices(
            BusinessClock clock,
            LongFunction<Optional<NasTarget>> nases,
            Supplier<ClassToken.Seal> seals,
            long usualInterim) {
        this.clock = clock;
        this.nases = nases;
        this.seals = seals;
        this.usualInterim = usualInterim;
    }

    /** The services of these sessions that run and are not reported yet, of retailers that want to be told. */
    List<ReportedRow> of(Connection connection, long nasId, Collection<String> sessions, RetailerChoice retailers)
            throws SQLException {
        List<ReportedRow> begun = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BEGUN)) {
            select.setLong(1, nasId);
            select.setObject(2, sessions.toArray(String[]::new));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String login = row.getString(3);
                    long subscriberId = ReportedServiceRows.orAbsent(row.getObject(4, Long.class));
                    OptionalLong retailer = retailers.of(login, subscriberId);
                    if (retailer.isPresent()
                            && !retailers.groups(retailer.getAsLong()).isEmpty()) {
                        SessionKey session = new SessionKey(nasId, row.getString(2));
                        int highest = row.getInt(16);
                        int number = numbers.merge(session.acctSessionId(), highest + 1, (known, first) -> known + 1);
                        begun.add(new ReportedRow(
                                row.getObject(1, UUID.class),
                                retailer.getAsLong(),
                                session,
                                login,
                                subscriberId,
                                service(row, new ServiceAcctSessionId(session.acctSessionId(), number)),
                                identity(row, nasId, login)));
                    }
                }
            }
        }
        return begun;
    }

    private ReportedService service(ResultSet row, ServiceAcctSessionId id) throws SQLException {
        Timestamp startedAt = row.getTimestamp(6);
        Long interim = row.getObject(7, Long.class);
        String statistics = row.getString(8);
        return new ReportedService(
                id,
                row.getString(5),
                startedAt == null ? clock.instant() : startedAt.toInstant().plus(clock.ahead()),
                InterimInterval.used(interim == null ? usualInterim : interim),
                statistics != null && StatisticsMode.valueOf(statistics) == StatisticsMode.TIME_VOLUME,
                ReportedServiceRows.usage(row, 9));
    }

    private byte[] identity(ResultSet row, long nasId, String login) throws SQLException {
        byte[] recorded = row.getBytes(17);
        if (recorded != null) {
            return ServiceReportWriter.identity(recorded, seals.get());
        }
        Optional<NasTarget> nas = nases.apply(nasId);
        return ServiceReportWriter.identity(
                login,
                nas.map(NasTarget::identifier).orElse(null),
                nas.map(NasTarget::address)
                        .map(address -> IpAddress.of(address).octets())
                        .orElse(null),
                new AccountedLine(
                        row.getObject(13, Long.class), row.getString(14), row.getString(15), null, null, null, null));
    }
}
