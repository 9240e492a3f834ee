package io.sluice.ejb.usage;

import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.EventTime;
import io.sluice.accounting.SessionReading;
import io.sluice.accounting.Usage;
import io.sluice.accounting.UsedTraffic;
import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.usage.ReviewedSlice.Heard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a slice's records and stores what they came to, in the transaction of the connection; the same SQL everywhere. */
final class ReviewRows {

    private static final String RECORDS =
            "select acct_session_id, event_day, fingerprint, nas_id, status_type, event_at,"
                    + " claimed_at, received_at, delay_seconds, subscriber_id, service_session, session_time, input_octets,"
                    + " output_octets, input_packets, output_packets from accounting_record"
                    + " where received_at >= ? and received_at < ? fetch first ? rows only";

    private static final String READINGS = """
            select s.nas_id, s.acct_session_id, s.service, s.started_at, s.start_seen, s.event_at, s.received_at,
                s.session_time, s.input_octets, s.output_octets, s.input_packets, s.output_packets, s.input_wraps,
                s.output_wraps, s.interval_seconds, s.is_over
            from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as varchar array))
                as u(nas_id, acct_session_id, service)
            join session_reading s on s.nas_id = u.nas_id and s.acct_session_id = u.acct_session_id
                and s.service = u.service""";

    private static final String STORE_READINGS = """
            merge into session_reading t using (select * from unnest(cast(? as bigint array), cast(? as varchar array),
                cast(? as varchar array), cast(? as bigint array), cast(? as boolean array), cast(? as bigint array),
                cast(? as bigint array), cast(? as bigint array), cast(? as bigint array), cast(? as bigint array),
                cast(? as bigint array), cast(? as bigint array), cast(? as int array), cast(? as int array),
                cast(? as int array), cast(? as boolean array), cast(? as int array))
                as v(nas_id, acct_session_id, service, started_at, start_seen, event_at, received_at, session_time,
                input_octets, output_octets, input_packets, output_packets, input_wraps, output_wraps, interval_seconds,
                is_over, check_at)) u
            on t.nas_id = u.nas_id and t.acct_session_id = u.acct_session_id and t.service = u.service
            when matched then update set started_at = u.started_at, start_seen = u.start_seen, event_at = u.event_at,
                received_at = u.received_at, session_time = u.session_time, input_octets = u.input_octets,
                output_octets = u.output_octets, input_packets = u.input_packets, output_packets = u.output_packets,
                input_wraps = u.input_wraps, output_wraps = u.output_wraps, interval_seconds = u.interval_seconds,
                is_over = u.is_over, check_at = case when u.is_over = t.is_over then t.check_at else u.check_at end
            when not matched then insert (nas_id, acct_session_id, service, started_at, start_seen, event_at, received_at,
                session_time, input_octets, output_octets, input_packets, output_packets, input_wraps, output_wraps,
                interval_seconds, is_over, check_at)
            values (u.nas_id, u.acct_session_id, u.service, u.started_at, u.start_seen, u.event_at, u.received_at,
                u.session_time, u.input_octets, u.output_octets, u.input_packets, u.output_packets, u.input_wraps,
                u.output_wraps, u.interval_seconds, u.is_over, u.check_at)""";

    private static final String STORE_USAGE = """
            merge into usage_hour t using (select * from unnest(cast(? as bigint array), cast(? as bigint array),
                cast(? as varchar array), cast(? as bigint array), cast(? as bigint array), cast(? as bigint array),
                cast(? as bigint array), cast(? as bigint array), cast(? as bigint array))
                as v(subscriber_id, hour_number, service, seconds, input_octets, output_octets, input_packets,
                output_packets, inferred_octets)) u
            on t.subscriber_id = u.subscriber_id and t.hour_number = u.hour_number and t.service = u.service
            when matched then update set seconds = t.seconds + u.seconds, input_octets = t.input_octets + u.input_octets,
                output_octets = t.output_octets + u.output_octets, input_packets = t.input_packets + u.input_packets,
                output_packets = t.output_packets + u.output_packets,
                inferred_octets = t.inferred_octets + u.inferred_octets
            when not matched then insert (subscriber_id, hour_number, service, seconds, input_octets, output_octets,
                input_packets, output_packets, inferred_octets)
            values (u.subscriber_id, u.hour_number, u.service, u.seconds, u.input_octets, u.output_octets, u.input_packets,
                u.output_packets, u.inferred_octets)""";

    private static final String STORE_COUNTS = """
            merge into nas_flag_day t using (select * from unnest(cast(? as bigint array), cast(? as int array),
                cast(? as int array), cast(? as bigint array)) as v(nas_id, day_number, flag, records)) u
            on t.nas_id = u.nas_id and t.day_number = u.day_number and t.flag = u.flag
            when matched then update set records = t.records + u.records
            when not matched then insert (nas_id, day_number, flag, records)
            values (u.nas_id, u.day_number, u.flag, u.records)""";

    private static final String STORE_FLAGS = "update accounting_record set flags = ?"
            + " where acct_session_id = ? and event_day = ? and fingerprint = ?";

    private final Connection connection;
    private final Columns.Engine engine;

    ReviewRows(Connection connection, Columns.Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /** Records that arrived in a slice of time, in no order; at most so many. */
    List<ArrivedRecord> records(long from, long to, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RECORDS)) {
            query.setTimestamp(1, Timestamp.from(Columns.instant(from)));
            query.setTimestamp(2, Timestamp.from(Columns.instant(to)));
            query.setInt(3, most);
            List<ArrivedRecord> records = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    records.add(record(row));
                }
            }
            return records;
        }
    }

    private static ArrivedRecord record(ResultSet row) throws SQLException {
        long subscriberId = row.getLong(10);
        Long subscriber = row.wasNull() ? null : subscriberId;
        String service = row.getString(11);
        return new ArrivedRecord(
                new RecordKey(row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3)),
                row.getLong(4),
                AccountingStatus.of(row.getInt(5)),
                new EventTime(
                        micros(row.getTimestamp(6)),
                        micros(row.getTimestamp(7)),
                        micros(row.getTimestamp(8)),
                        row.getLong(9)),
                subscriber,
                service == null ? "" : service,
                new Usage(counter(row, 12), counter(row, 13), counter(row, 14), counter(row, 15), counter(row, 16)));
    }

    private static long counter(ResultSet row, int column) throws SQLException {
        long counter = row.getLong(column);
        return row.wasNull() ? Usage.ABSENT : counter;
    }

    private static long micros(@Nullable Timestamp at) {
        return Columns.micros(at == null ? null : at.toInstant());
    }

    /** What is remembered of sessions. */
    Map<ReadingKey, Heard> readings(Collection<ReadingKey> keys) throws SQLException {
        Columns columns = new Columns(keys.size());
        long[] nasId = columns.longs();
        String[] acctSessionId = columns.texts();
        String[] service = columns.texts();
        int at = 0;
        for (ReadingKey key : keys) {
            nasId[at] = key.nasId();
            acctSessionId[at] = key.acctSessionId();
            service[at++] = key.service();
        }
        Map<ReadingKey, Heard> readings = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(READINGS)) {
            columns.bind(query, engine);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    readings.put(new ReadingKey(row.getLong(1), row.getString(2), row.getString(3)), heard(row));
                }
            }
        }
        return readings;
    }

    private static Heard heard(ResultSet row) throws SQLException {
        return new Heard(
                new SessionReading(
                        row.getLong(4),
                        row.getBoolean(5),
                        row.getLong(6),
                        new Usage(row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12)),
                        row.getInt(13),
                        row.getInt(14),
                        row.getInt(15),
                        row.getBoolean(16)),
                row.getLong(7));
    }

    void store(ReviewedSlice slice) throws SQLException {
        storeReadings(slice.changed());
        storeUsage(slice.usage());
        storeCounts(slice.counts());
        storeFlags(slice.flagged());
    }

    private void storeReadings(Map<ReadingKey, Heard> changed) throws SQLException {
        Columns columns = new Columns(changed.size());
        long[] nasId = columns.longs();
        String[] acctSessionId = columns.texts();
        String[] service = columns.texts();
        long[] startedAt = columns.longs();
        boolean[] startSeen = columns.flags();
        long[] eventAt = columns.longs();
        long[] receivedAt = columns.longs();
        long[][] counters = {columns.longs(), columns.longs(), columns.longs(), columns.longs(), columns.longs()};
        int[] inputWraps = columns.ints();
        int[] outputWraps = columns.ints();
        int[] interval = columns.ints();
        boolean[] over = columns.flags();
        int[] checkAt = columns.ints();
        int at = 0;
        for (Map.Entry<ReadingKey, Heard> each : changed.entrySet()) {
            SessionReading reading = each.getValue().reading();
            nasId[at] = each.getKey().nasId();
            acctSessionId[at] = each.getKey().acctSessionId();
            service[at] = each.getKey().service();
            startedAt[at] = reading.startedAt();
            startSeen[at] = reading.startSeen();
            eventAt[at] = reading.eventAt();
            receivedAt[at] = each.getValue().receivedAt();
            Usage told = reading.told();
            counters[0][at] = told.sessionTime();
            counters[1][at] = told.inputOctets();
            counters[2][at] = told.outputOctets();
            counters[3][at] = told.inputPackets();
            counters[4][at] = told.outputPackets();
            inputWraps[at] = reading.inputWraps();
            outputWraps[at] = reading.outputWraps();
            interval[at] = reading.intervalSeconds();
            over[at] = reading.over();
            checkAt[at] = SilentSessions.firstCheck(each.getValue());
            at++;
        }
        execute(STORE_READINGS, columns);
    }

    private void storeUsage(Map<ReviewedSlice.UsageKey, UsedTraffic> usage) throws SQLException {
        Columns columns = new Columns(usage.size());
        long[] subscriberId = columns.longs();
        long[] hour = columns.longs();
        String[] service = columns.texts();
        long[][] used = {
            columns.longs(), columns.longs(), columns.longs(), columns.longs(), columns.longs(), columns.longs()
        };
        int at = 0;
        for (Map.Entry<ReviewedSlice.UsageKey, UsedTraffic> each : usage.entrySet()) {
            subscriberId[at] = each.getKey().subscriberId();
            hour[at] = each.getKey().hour();
            service[at] = each.getKey().service();
            UsedTraffic traffic = each.getValue();
            used[0][at] = traffic.seconds();
            used[1][at] = traffic.inputOctets();
            used[2][at] = traffic.outputOctets();
            used[3][at] = traffic.inputPackets();
            used[4][at] = traffic.outputPackets();
            used[5][at] = traffic.inferredOctets();
            at++;
        }
        execute(STORE_USAGE, columns);
    }

    private void storeCounts(Map<ReviewedSlice.FlagKey, Long> counts) throws SQLException {
        Columns columns = new Columns(counts.size());
        long[] nasId = columns.longs();
        int[] day = columns.ints();
        int[] flag = columns.ints();
        long[] records = columns.longs();
        int at = 0;
        for (Map.Entry<ReviewedSlice.FlagKey, Long> each : counts.entrySet()) {
            nasId[at] = each.getKey().nasId();
            day[at] = each.getKey().day();
            flag[at] = each.getKey().flag();
            records[at++] = each.getValue();
        }
        execute(STORE_COUNTS, columns);
    }

    private void storeFlags(Map<RecordKey, Integer> flagged) throws SQLException {
        if (flagged.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(STORE_FLAGS)) {
            for (Map.Entry<RecordKey, Integer> each : flagged.entrySet()) {
                update.setInt(1, each.getValue());
                update.setString(2, each.getKey().acctSessionId());
                update.setObject(3, each.getKey().eventDay());
                update.setLong(4, each.getKey().fingerprint());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void execute(String sql, Columns columns) throws SQLException {
        if (columns.rows() > 0) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                columns.bind(statement, engine);
                statement.executeUpdate();
            }
        }
    }
}
