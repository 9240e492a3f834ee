package io.sluice.ejb.accounting;

import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.threshold.LimitedStarts;
import io.sluice.session.ServiceSessionChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;
import javax.sql.DataSource;

/**
 * Writes batches to PostgreSQL: arrays, unnested into inserts that update what is there. The driver sends Java's arrays in
 * binary as they are.
 */
final class PostgresAccountingStore extends JdbcAccountingStore {

    private static final String RECORDS = """
            insert into accounting_record (acct_session_id, event_day, fingerprint, nas_id, status_type, event_at, claimed_at,
                received_at, delay_seconds, login, subscriber_id, service_session, parent_session_id, terminate_cause,
                attributes, session_time, input_octets, output_octets, input_packets, output_packets)
            select acct_session_id, date 'epoch' + event_day, fingerprint, nas_id, status_type,
                to_timestamp(event_at / 1e6::float8), to_timestamp(nullif(claimed_at, -1) / 1e6::float8),
                to_timestamp(received_at / 1e6::float8), delay_seconds, login, nullif(subscriber_id, -1), service_session,
                parent_session_id, nullif(terminate_cause, -1), attributes, nullif(session_time, -1),
                nullif(input_octets, -1), nullif(output_octets, -1), nullif(input_packets, -1), nullif(output_packets, -1)
            from unnest(?::text[], ?::int4[], ?::int8[], ?::int8[], ?::int4[], ?::int8[], ?::int8[], ?::int8[], ?::int8[],
                ?::text[], ?::int8[], ?::text[], ?::text[], ?::int4[], ?::bytea[], ?::int8[], ?::int8[], ?::int8[],
                ?::int8[], ?::int8[])
                as u(acct_session_id, event_day, fingerprint, nas_id, status_type, event_at, claimed_at, received_at,
                delay_seconds, login, subscriber_id, service_session, parent_session_id, terminate_cause, attributes,
                session_time, input_octets, output_octets, input_packets, output_packets)
            on conflict do nothing""";

    /**
     * The session's name: another one for what is told of a session that had the name before its present bearer. Session
     * times are counted in whole seconds and a little late, so what they make the start of is not held against the record.
     */
    private static final String NAME = """
            case when (select exists (select 1 from retired_session)) then coalesce((select r.retired_as
                from retired_session r where r.nas_id = u.nas_id and r.acct_session_id = u.acct_session_id
                and to_timestamp(u.started_at / 1e6::float8)
                    < r.until_at - case when u.session_time > 0 then interval '1 minute' else interval '1 millisecond' end
                order by r.until_at limit 1), u.acct_session_id) else u.acct_session_id end""";

    /**
     * What may change the row that bears the name: not what is told of a later session, by the rule of
     * {@link io.sluice.session.Lifetime}; and not one that was closed for its silence and must first be opened again, with its
     * services. What is left out is missing in the count of rows.
     */
    private static final String REGULAR = """

            where s.stop_cause is distinct from 'SILENT' and not case
                when excluded.start_seen then s.started_at < excluded.started_at
                    - case when s.start_stamped and excluded.start_stamped then interval '5 seconds' else interval '5 minutes' end
                when excluded.session_time = 0 then false
                when s.stop_seen then s.stopped_at < excluded.started_at - interval '5 minutes'
                else excluded.session_time < s.session_time and s.started_at + s.session_time * interval '1 second'
                    < excluded.started_at - interval '5 minutes' end
            """;

    /** What a record may change in a lifetime; the same rules as {@link io.sluice.session.Lifetime}'s. */
    private static final String LIFETIME = """
                started_at = case when s.start_seen = excluded.start_seen then least(s.started_at, excluded.started_at)
                    when s.start_seen then s.started_at else excluded.started_at end,
                start_seen = s.start_seen or excluded.start_seen,
                first_seen_at = least(s.first_seen_at, excluded.first_seen_at),
                last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at),
                stopped_at = case when s.stop_seen and excluded.stop_seen then least(s.stopped_at, excluded.stopped_at)
                    when excluded.stop_seen then excluded.stopped_at else s.stopped_at end,
                stop_seen = s.stop_seen or excluded.stop_seen,
                terminate_cause = greatest(s.terminate_cause, excluded.terminate_cause),
                stop_cause = case when excluded.stop_seen and not s.stop_seen
                    and (s.stop_cause is null or s.stop_cause in ('NAS_REBOOT', 'USER_LOGOUT'))
                    then excluded.stop_cause else s.stop_cause end,
                session_time = greatest(s.session_time, excluded.session_time),
                input_octets = greatest(s.input_octets, excluded.input_octets),
                output_octets = greatest(s.output_octets, excluded.output_octets),
                input_packets = greatest(s.input_packets, excluded.input_packets),
                output_packets = greatest(s.output_packets, excluded.output_packets)
            """;

    private static final String LIFETIME_COLUMNS = """
            started_at, start_seen, first_seen_at, last_seen_at, stopped_at, stop_seen, terminate_cause, stop_cause,
                session_time, input_octets, output_octets, input_packets, output_packets""";

    private static final String LIFETIME_VALUES = """
            to_timestamp(started_at / 1e6::float8), start_seen, to_timestamp(first_seen_at / 1e6::float8),
                to_timestamp(last_seen_at / 1e6::float8), to_timestamp(nullif(stopped_at, -1) / 1e6::float8), stop_seen,
                nullif(terminate_cause, -1), stop_cause, greatest(session_time, 0), greatest(input_octets, 0),
                greatest(output_octets, 0), greatest(input_packets, 0), greatest(output_packets, 0)""";

    private static final String LIFETIME_ARRAYS =
            "?::int8[], ?::bool[], ?::int8[], ?::int8[], ?::int8[], ?::bool[], ?::int4[], ?::text[],"
                    + " ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[]";

    private static final String SESSIONS = """
            insert into subscriber_session as s (id, nas_id, acct_session_id, subscriber_id, login, state, owner,
                start_stamped, nas_port, nas_port_id, calling_station_id, framed_ip_address, framed_ipv6_prefix,
                delegated_ipv6_prefix, icr_partition,
                """
            + LIFETIME_COLUMNS
            + """
            )
            select case when id_may_be_taken and exists (select 1 from subscriber_session o where o.id = u.id::uuid
                    and (o.nas_id <> u.nas_id or o.acct_session_id <> u.acct_session_id))
                    then gen_random_uuid() else id::uuid end,
                nas_id,
                """
            + NAME
            + """
            , nullif(subscriber_id, -1), login, state, 1, start_stamped, nullif(nas_port, -1), nas_port_id,
                calling_station_id, framed_ip_address, framed_ipv6_prefix, delegated_ipv6_prefix, icr_partition,
                """
            + LIFETIME_VALUES
            + """

            from unnest(?::text[], ?::bool[], ?::int8[], ?::text[], ?::int8[], ?::text[], ?::int4[],
                ?::bool[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                """
            + LIFETIME_ARRAYS
            + """
            )
                as u(id, id_may_be_taken, nas_id, acct_session_id, subscriber_id, login, state, start_stamped, nas_port,
                nas_port_id, calling_station_id, framed_ip_address, framed_ipv6_prefix, delegated_ipv6_prefix, icr_partition,
                """
            + LIFETIME_COLUMNS
            + """
            )
            on conflict (nas_id, acct_session_id) do update set
                subscriber_id = coalesce(s.subscriber_id, excluded.subscriber_id),
                login = case when s.login = '' then excluded.login else s.login end,
                state = case when s.state = 3 or excluded.state = 3 then 3 else 1 end,
                nas_port = coalesce(s.nas_port, excluded.nas_port),
                nas_port_id = coalesce(s.nas_port_id, excluded.nas_port_id),
                calling_station_id = coalesce(s.calling_station_id, excluded.calling_station_id),
                framed_ip_address = coalesce(s.framed_ip_address, excluded.framed_ip_address),
                framed_ipv6_prefix = coalesce(s.framed_ipv6_prefix, excluded.framed_ipv6_prefix),
                delegated_ipv6_prefix = coalesce(s.delegated_ipv6_prefix, excluded.delegated_ipv6_prefix),
                icr_partition = coalesce(s.icr_partition, excluded.icr_partition),
                start_stamped = s.start_stamped or excluded.start_stamped,
            """
            + LIFETIME
            + REGULAR;

    private static final String SESSIONS_TOLD = SESSIONS + "returning id, subscriber_id, state";

    /**
     * The row that a login or an operation made becomes that of the service's first records. Where two workers have stored the
     * login's row and the recorded one at the same moment there are both, and the recorded one takes in the other.
     */
    private static final String CLAIMS = """
            with u as (select * from unnest(?::int8[], ?::text[], ?::text[], ?::text[])
                    as u(nas_id, acct_session_id, activation, service_id)),
            unnumbered as (select s.id, s.state, o.id as recorded_id, o.state as recorded_state, u.service_id
                from u join service_session s on s.nas_id = u.nas_id and s.acct_session_id = u.acct_session_id
                    and s.activation = u.activation and s.service_id = ''
                left join service_session o on o.nas_id = u.nas_id and o.acct_session_id = u.acct_session_id
                    and o.activation = u.activation and o.service_id = u.service_id),
            twice as (delete from service_session s using unnumbered n
                where s.id = n.id and n.state = 3 and n.recorded_state in (3, 4)
                returning n.recorded_id, s.tag, s.timeout_seconds, s.volume_megabytes, s.statistics, s.interim_seconds,
                    s.service_version_id, s.limited_since, s.limit_due_at),
            taken_in as (update service_session s set tag = coalesce(s.tag, t.tag),
                    timeout_seconds = coalesce(s.timeout_seconds, t.timeout_seconds),
                    volume_megabytes = coalesce(s.volume_megabytes, t.volume_megabytes),
                    statistics = coalesce(s.statistics, t.statistics),
                    interim_seconds = coalesce(s.interim_seconds, t.interim_seconds),
                    service_version_id = coalesce(s.service_version_id, t.service_version_id),
                    limited_since = coalesce(s.limited_since, t.limited_since),
                    limit_due_at = case when s.state = 5 then null else coalesce(s.limit_due_at, t.limit_due_at) end
                from twice t where s.id = t.recorded_id)
            update service_session s set service_id = n.service_id from unnumbered n
            where s.id = n.id and n.recorded_id is null""";

    /** What only the login tells of goes to the row of the activation's records, where there is one. */
    private static final String SERVICES = """
            insert into service_session as s (id, nas_id, acct_session_id, activation, service_id, subscriber_id, login, state,
                confirmed, owner, tag, timeout_seconds, volume_megabytes, statistics, interim_seconds, service_version_id,
                limited_since, limit_due_at, quota_id,
                """
            + LIFETIME_COLUMNS
            + """
            )
            select id::uuid, nas_id,
                """
            + NAME
            + """
            , activation,
                case when recorded then service_id else coalesce((select min(o.service_id) from service_session o
                    where o.nas_id = u.nas_id and o.acct_session_id = u.acct_session_id
                    and o.activation = u.activation), '') end,
                nullif(subscriber_id, -1), login, state, recorded, 1, nullif(tag, -1), nullif(timeout_seconds, -1),
                nullif(volume_megabytes, -1), statistics, nullif(interim_seconds, -1), nullif(service_version_id, -1),
                to_timestamp(nullif(limited_since, -1) / 1e6::float8),
                to_timestamp(nullif(limit_due_at, -1) / 1e6::float8), nullif(quota_id, -1),
                """
            + LIFETIME_VALUES
            + """

            from unnest(?::text[], ?::bool[], ?::bool[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[],
                ?::int4[], ?::int4[], ?::int8[], ?::int8[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[],
                """
            + LIFETIME_ARRAYS
            + """
            )
                as u(id, recorded, first_of_activation, nas_id, acct_session_id, activation, service_id, subscriber_id, login,
                state, tag, timeout_seconds, volume_megabytes, statistics, interim_seconds, service_version_id,
                limited_since, limit_due_at, quota_id,
                """
            + LIFETIME_COLUMNS
            + """
            )
            on conflict (nas_id, acct_session_id, activation, service_id) do update set
                subscriber_id = coalesce(s.subscriber_id, excluded.subscriber_id),
                login = case when s.login = '' then excluded.login else s.login end,
                state = case when s.state = 5 or excluded.state = 5 then 5 when s.state = 4 then 4 else 3 end,
                confirmed = s.confirmed or excluded.confirmed,
                tag = coalesce(s.tag, excluded.tag),
                timeout_seconds = coalesce(s.timeout_seconds, excluded.timeout_seconds),
                volume_megabytes = coalesce(s.volume_megabytes, excluded.volume_megabytes),
                statistics = coalesce(s.statistics, excluded.statistics),
                interim_seconds = coalesce(s.interim_seconds, excluded.interim_seconds),
                service_version_id = coalesce(s.service_version_id, excluded.service_version_id),
                limited_since = coalesce(s.limited_since, excluded.limited_since),
                quota_id = coalesce(s.quota_id, excluded.quota_id),
                limit_due_at = case when s.quota_id is null and (s.state = 5 or excluded.state = 5) then null
                    when s.limited_since is null and s.quota_id is null then excluded.limit_due_at
                    when (s.volume_megabytes > 0 or s.quota_id is not null) and greatest(s.input_octets, excluded.input_octets)
                        > coalesce(s.look_octets, 0) - greatest(s.output_octets, excluded.output_octets)
                        then timestamp with time zone 'epoch'
                    else s.limit_due_at end,
            """
            + LIFETIME
            + "where s.stop_cause is distinct from 'SILENT'";

    /**
     * Asks for the state, not for what is open: until a fresh table has been analysed the planner takes the index of open
     * services by NAS for the better one, and then reads all of those for each session that ends.
     */
    private static final String ENDED_SERVICES = """
            update service_session s set state = 5, stopped_at = coalesce(p.stopped_at, p.last_seen_at),
                limit_due_at = case when s.quota_id is not null then timestamp with time zone 'epoch' end,
                stop_cause = case when p.stop_cause = 'NAS_REBOOT' then 'NAS_REBOOT' else 'USER_LOGOUT' end
            from unnest(?::int8[], ?::text[]) as u(nas_id, acct_session_id)
                join subscriber_session p on p.nas_id = u.nas_id and p.acct_session_id = u.acct_session_id and p.state = 3
                    and p.stop_cause is distinct from 'SILENT'
            where s.nas_id = u.nas_id and s.acct_session_id = u.acct_session_id and s.state not in (5, 6)""";

    private static final String ENDED_SESSIONS = """
            with u as (select nas_id, icr_partition, to_timestamp(told_at / 1e6::float8) as told_at,
                    to_timestamp(happened_at / 1e6::float8) as happened_at
                from unnest(?::int8[], ?::text[], ?::int8[], ?::int8[]) as u(nas_id, icr_partition, told_at, happened_at)),
            services as (update service_session s
                set state = 5, stopped_at = u.happened_at, stop_cause = 'NAS_REBOOT',
                    limit_due_at = case when s.quota_id is not null then timestamp with time zone 'epoch' end from u
                where s.nas_id = u.nas_id and s.open and s.first_seen_at < u.told_at
                    and (u.icr_partition is null or exists (select 1 from subscriber_session p where p.nas_id = s.nas_id
                    and p.acct_session_id = s.acct_session_id and p.icr_partition = u.icr_partition)))
            update subscriber_session s set state = 3, stopped_at = u.happened_at, stop_cause = 'NAS_REBOOT' from u
            where s.nas_id = u.nas_id and s.state < 3 and s.first_seen_at < u.told_at
                and (u.icr_partition is null or s.icr_partition = u.icr_partition)
            returning s.id, s.subscriber_id, s.state""";

    PostgresAccountingStore(DataSource database, LongPredicate counted, LimitedStarts look) {
        super(database, counted, look, Columns.Engine.POSTGRESQL);
    }

    @Override
    void storeRecords(Connection connection, Columns records) throws SQLException {
        execute(connection, RECORDS, records);
    }

    @Override
    int storeSessions(Connection connection, Columns sessions) throws SQLException {
        return execute(connection, SESSIONS, sessions);
    }

    @Override
    int storeSessions(Connection connection, Columns sessions, List<SessionPresence> presences) throws SQLException {
        return execute(connection, SESSIONS_TOLD, sessions, presences);
    }

    @Override
    int storeServices(Connection connection, Collection<ServiceSessionChange> services) throws SQLException {
        Columns claims = PlanColumns.claims(services);
        if (claims.rows() > 0) {
            execute(connection, CLAIMS, claims);
        }
        return execute(connection, SERVICES, services(services));
    }

    @Override
    void endServices(Connection connection, Columns keys) throws SQLException {
        execute(connection, ENDED_SERVICES, keys);
    }

    @Override
    void endSessions(Connection connection, Columns reboots, List<SessionPresence> presences) throws SQLException {
        execute(connection, ENDED_SESSIONS, reboots, presences);
    }
}
