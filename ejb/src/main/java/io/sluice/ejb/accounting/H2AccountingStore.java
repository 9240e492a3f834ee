package io.sluice.ejb.accounting;

import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.threshold.LimitedStarts;
import io.sluice.session.ServiceSessionChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;
import javax.sql.DataSource;

/**
 * Writes batches to H2 with the same meaning as {@link PostgresAccountingStore}: {@code MERGE} instead of {@code ON CONFLICT},
 * boxed arrays, and sources that choose the row to merge with. The rules of a lifetime are those of
 * {@link io.sluice.session.Lifetime}.
 */
final class H2AccountingStore extends JdbcAccountingStore {

    private static final String RECORDS = """
            insert into accounting_record (acct_session_id, event_day, fingerprint, nas_id, status_type, event_at, claimed_at,
                received_at, delay_seconds, login, subscriber_id, service_session, parent_session_id, terminate_cause,
                attributes, session_time, input_octets, output_octets, input_packets, output_packets)
            select acct_session_id, dateadd(day, event_day, date '1970-01-01'), fingerprint, nas_id, status_type, event_at,
                claimed_at, received_at, delay_seconds, login, nullif(subscriber_id, -1), service_session,
                parent_session_id, nullif(terminate_cause, -1), attributes, nullif(session_time, -1),
                nullif(input_octets, -1), nullif(output_octets, -1), nullif(input_packets, -1), nullif(output_packets, -1)
            from unnest(cast(? as varchar array), cast(? as int array), cast(? as bigint array), cast(? as bigint array),
                cast(? as int array), cast(? as timestamp with time zone array),
                cast(? as timestamp with time zone array), cast(? as timestamp with time zone array),
                cast(? as bigint array), cast(? as varchar array), cast(? as bigint array), cast(? as varchar array),
                cast(? as varchar array), cast(? as int array), cast(? as varbinary array), cast(? as bigint array),
                cast(? as bigint array), cast(? as bigint array), cast(? as bigint array), cast(? as bigint array))
                as u(acct_session_id, event_day, fingerprint, nas_id, status_type, event_at, claimed_at, received_at,
                delay_seconds, login, subscriber_id, service_session, parent_session_id, terminate_cause, attributes,
                session_time, input_octets, output_octets, input_packets, output_packets)
            on conflict do nothing""";

    private static final String LIFETIME_COLUMNS = """
            started_at, start_seen, first_seen_at, last_seen_at, stopped_at, stop_seen, terminate_cause, stop_cause,
                session_time, input_octets, output_octets, input_packets, output_packets""";

    private static final String LIFETIME_ARRAYS = """
            cast(? as timestamp with time zone array), cast(? as boolean array),
                cast(? as timestamp with time zone array), cast(? as timestamp with time zone array),
                cast(? as timestamp with time zone array), cast(? as boolean array), cast(? as int array),
                cast(? as varchar array),
                cast(? as bigint array), cast(? as bigint array), cast(? as bigint array), cast(? as bigint array),
                cast(? as bigint array)""";

    private static final String LIFETIME_VALUES = """
            u.started_at, u.start_seen, u.first_seen_at, u.last_seen_at, u.stopped_at, u.stop_seen,
                nullif(u.terminate_cause, -1), u.stop_cause, greatest(u.session_time, 0), greatest(u.input_octets, 0),
                greatest(u.output_octets, 0), greatest(u.input_packets, 0), greatest(u.output_packets, 0)""";

    /** As on PostgreSQL: another name for what is told of a session that had the name before its present bearer. */
    private static final String NAME = """
            coalesce((select min(r.retired_as) from retired_session r where r.nas_id = u.nas_id
                and r.acct_session_id = u.acct_session_id and r.until_at = (select min(f.until_at) from retired_session f
                where f.nas_id = u.nas_id and f.acct_session_id = u.acct_session_id and u.started_at
                < f.until_at - case when u.session_time > 0 then interval '1' minute else interval '0.001' second end)),
                u.acct_session_id)""";

    /** As on PostgreSQL: what may change the row that bears the name. */
    private static final String REGULAR = """

            and t.stop_cause is distinct from 'SILENT' and not case
                when u.start_seen then t.started_at < u.started_at
                    - case when t.start_stamped and u.start_stamped then interval '5' second else interval '5' minute end
                when u.session_time <= 0 then false
                when t.stop_seen then t.stopped_at < u.started_at - interval '5' minute
                else u.session_time < t.session_time
                    and dateadd(second, t.session_time, t.started_at) < u.started_at - interval '5' minute end
            """;

    private static final String LIFETIME = """
                started_at = case when t.start_seen = u.start_seen then least(t.started_at, u.started_at)
                    when t.start_seen then t.started_at else u.started_at end,
                start_seen = t.start_seen or u.start_seen,
                first_seen_at = least(t.first_seen_at, u.first_seen_at),
                last_seen_at = greatest(t.last_seen_at, u.last_seen_at),
                stopped_at = case when t.stop_seen and u.stop_seen then least(t.stopped_at, u.stopped_at)
                    when u.stop_seen then u.stopped_at else t.stopped_at end,
                stop_seen = t.stop_seen or u.stop_seen,
                terminate_cause = nullif(greatest(coalesce(t.terminate_cause, -1), u.terminate_cause), -1),
                stop_cause = case when u.stop_seen and not t.stop_seen
                    and (t.stop_cause is null or t.stop_cause in ('NAS_REBOOT', 'USER_LOGOUT'))
                    then u.stop_cause else t.stop_cause end,
                session_time = greatest(t.session_time, u.session_time),
                input_octets = greatest(t.input_octets, u.input_octets),
                output_octets = greatest(t.output_octets, u.output_octets),
                input_packets = greatest(t.input_packets, u.input_packets),
                output_packets = greatest(t.output_packets, u.output_packets)
            """;

    private static final String SESSIONS = """
            select id, subscriber_id, state from final table (
            merge into subscriber_session t using (select u.*,
                """
            + NAME
            + """
             as merge_name from unnest(cast(? as varchar array), cast(? as boolean array),
                cast(? as bigint array), cast(? as varchar array), cast(? as bigint array), cast(? as varchar array),
                cast(? as int array), cast(? as boolean array), cast(? as bigint array), cast(? as varchar array),
                cast(? as varchar array), cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                cast(? as varchar array),
                """
            + LIFETIME_ARRAYS
            + """
            ) as u(id, id_may_be_taken, nas_id, acct_session_id, subscriber_id, login, state, start_stamped, nas_port,
                nas_port_id, calling_station_id, framed_ip_address, framed_ipv6_prefix, delegated_ipv6_prefix, icr_partition,
                """
            + LIFETIME_COLUMNS
            + """
            )) u
            on t.nas_id = u.nas_id and t.acct_session_id = u.merge_name
            when matched
                """
            + REGULAR
            + """
            then update set
                subscriber_id = coalesce(t.subscriber_id, nullif(u.subscriber_id, -1)),
                login = case when t.login = '' then u.login else t.login end,
                state = case when t.state = 3 or u.state = 3 then 3 else 1 end,
                nas_port = coalesce(t.nas_port, nullif(u.nas_port, -1)),
                nas_port_id = coalesce(t.nas_port_id, u.nas_port_id),
                calling_station_id = coalesce(t.calling_station_id, u.calling_station_id),
                framed_ip_address = coalesce(t.framed_ip_address, u.framed_ip_address),
                framed_ipv6_prefix = coalesce(t.framed_ipv6_prefix, u.framed_ipv6_prefix),
                delegated_ipv6_prefix = coalesce(t.delegated_ipv6_prefix, u.delegated_ipv6_prefix),
                icr_partition = coalesce(t.icr_partition, u.icr_partition),
                start_stamped = t.start_stamped or u.start_stamped,
            """
            + LIFETIME
            + """
            when not matched then insert (id, nas_id, acct_session_id, subscriber_id, login, state, owner,
                start_stamped, nas_port, nas_port_id, calling_station_id, framed_ip_address, framed_ipv6_prefix,
                delegated_ipv6_prefix, icr_partition,
                """
            + LIFETIME_COLUMNS
            + """
            )
            values (case when u.id_may_be_taken and exists (select 1 from subscriber_session o where o.id = cast(u.id as uuid))
                    then random_uuid() else cast(u.id as uuid) end,
                u.nas_id, u.merge_name, nullif(u.subscriber_id, -1), u.login, u.state, 1, u.start_stamped,
                nullif(u.nas_port, -1), u.nas_port_id, u.calling_station_id, u.framed_ip_address, u.framed_ipv6_prefix,
                u.delegated_ipv6_prefix, u.icr_partition,
                """
            + LIFETIME_VALUES
            + "))";

    /**
     * The source says with which row each service is merged: what only the login tells of with the first of the
     * activation, the first recorded with the row that a login made.
     */
    private static final String SERVICES = """
            merge into service_session t using (select u.*, case
                when not recorded then coalesce((select min(o.service_id) from service_session o where o.nas_id = u.nas_id
                    and o.acct_session_id = u.acct_session_id and o.activation = u.activation), '')
                when first_of_activation and not exists (select 1 from service_session o where o.nas_id = u.nas_id
                    and o.acct_session_id = u.acct_session_id and o.activation = u.activation
                    and o.service_id = u.service_id)
                    and exists (select 1 from service_session o where o.nas_id = u.nas_id
                    and o.acct_session_id = u.acct_session_id and o.activation = u.activation
                    and o.service_id = '') then ''
                else service_id end as merge_id,
                """
            + NAME
            + """
             as merge_name from unnest(cast(? as varchar array), cast(? as boolean array), cast(? as boolean array),
                cast(? as bigint array), cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                cast(? as bigint array), cast(? as varchar array), cast(? as int array), cast(? as int array),
                cast(? as bigint array), cast(? as bigint array), cast(? as varchar array), cast(? as bigint array),
                cast(? as bigint array), cast(? as timestamp with time zone array),
                cast(? as timestamp with time zone array), cast(? as bigint array),
                """
            + LIFETIME_ARRAYS
            + """
            ) as u(id, recorded, first_of_activation, nas_id, acct_session_id, activation, service_id, subscriber_id, login,
                state, tag, timeout_seconds, volume_megabytes, statistics, interim_seconds, service_version_id,
                limited_since, limit_due_at, quota_id,
                """
            + LIFETIME_COLUMNS
            + """
            )) u
            on t.nas_id = u.nas_id and t.acct_session_id = u.merge_name and t.activation = u.activation
                and t.service_id = u.merge_id
            when matched and t.stop_cause is distinct from 'SILENT' then update set
                service_id = case when u.recorded then u.service_id else t.service_id end,
                subscriber_id = coalesce(t.subscriber_id, nullif(u.subscriber_id, -1)),
                login = case when t.login = '' then u.login else t.login end,
                state = case when t.state = 5 or u.state = 5 then 5 when t.state = 4 then 4 else 3 end,
                confirmed = t.confirmed or u.recorded,
                tag = coalesce(t.tag, nullif(u.tag, -1)),
                timeout_seconds = coalesce(t.timeout_seconds, nullif(u.timeout_seconds, -1)),
                volume_megabytes = coalesce(t.volume_megabytes, nullif(u.volume_megabytes, -1)),
                statistics = coalesce(t.statistics, u.statistics),
                interim_seconds = coalesce(t.interim_seconds, nullif(u.interim_seconds, -1)),
                service_version_id = coalesce(t.service_version_id, nullif(u.service_version_id, -1)),
                limited_since = coalesce(t.limited_since, u.limited_since),
                quota_id = coalesce(t.quota_id, nullif(u.quota_id, -1)),
                limit_due_at = case when t.quota_id is null and (t.state = 5 or u.state = 5) then null
                    when t.limited_since is null and t.quota_id is null then u.limit_due_at
                    when (t.volume_megabytes > 0 or t.quota_id is not null) and greatest(t.input_octets, u.input_octets)
                        > coalesce(t.look_octets, 0) - greatest(t.output_octets, u.output_octets)
                        then timestamp with time zone '1970-01-01 00:00:00+00'
                    else t.limit_due_at end,
            """
            + LIFETIME
            + """
            when not matched then insert (id, nas_id, acct_session_id, activation, service_id, subscriber_id, login, state,
                confirmed, owner, tag, timeout_seconds, volume_megabytes, statistics, interim_seconds, service_version_id,
                limited_since, limit_due_at, quota_id,
                """
            + LIFETIME_COLUMNS
            + """
            )
            values (cast(u.id as uuid), u.nas_id, u.merge_name, u.activation, u.service_id, nullif(u.subscriber_id, -1),
                u.login, u.state, u.recorded, 1, nullif(u.tag, -1), nullif(u.timeout_seconds, -1),
                nullif(u.volume_megabytes, -1), u.statistics, nullif(u.interim_seconds, -1),
                nullif(u.service_version_id, -1), u.limited_since, u.limit_due_at, nullif(u.quota_id, -1),
                """
            + LIFETIME_VALUES
            + ")";

    /** Where two workers have stored the login's row and the recorded one at the same moment there are both. */
    private static final String TWICE = """
            from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
                as u(nas_id, acct_session_id, activation, service_id)
                join service_session s on s.nas_id = u.nas_id and s.acct_session_id = u.acct_session_id
                    and s.activation = u.activation and s.service_id = '' and s.state = 3
                join service_session o on o.nas_id = u.nas_id and o.acct_session_id = u.acct_session_id
                    and o.activation = u.activation and o.service_id = u.service_id and o.state in (3, 4)""";

    /** The recorded one takes in what the login told. */
    private static final String TAKEN_IN = """
            merge into service_session t using (select o.id, s.tag, s.timeout_seconds, s.volume_megabytes, s.statistics,
                    s.interim_seconds, s.service_version_id, s.limited_since, s.limit_due_at
            """ + TWICE + """
            ) u on t.id = u.id
            when matched then update set tag = coalesce(t.tag, u.tag),
                timeout_seconds = coalesce(t.timeout_seconds, u.timeout_seconds),
                volume_megabytes = coalesce(t.volume_megabytes, u.volume_megabytes),
                statistics = coalesce(t.statistics, u.statistics),
                interim_seconds = coalesce(t.interim_seconds, u.interim_seconds),
                service_version_id = coalesce(t.service_version_id, u.service_version_id),
                limited_since = coalesce(t.limited_since, u.limited_since),
                limit_due_at = case when t.state = 5 then null else coalesce(t.limit_due_at, u.limit_due_at) end""";

    private static final String LEFT_OVER = "delete from service_session where id in (select s.id " + TWICE + ")";

    private static final String ENDED_SERVICES = """
            merge into service_session t using (select p.nas_id, p.acct_session_id,
                    coalesce(p.stopped_at, p.last_seen_at) as ended_at, p.stop_cause
                from unnest(cast(? as bigint array), cast(? as varchar array)) as u(nas_id, acct_session_id)
                join subscriber_session p on p.nas_id = u.nas_id and p.acct_session_id = u.acct_session_id and p.state = 3
                    and p.stop_cause is distinct from 'SILENT') u
            on t.nas_id = u.nas_id and t.acct_session_id = u.acct_session_id
            when matched and t.state not in (5, 6) then update set state = 5, stopped_at = u.ended_at,
                limit_due_at = case when t.quota_id is not null then timestamp with time zone '1970-01-01 00:00:00+00' end,
                stop_cause = case when u.stop_cause = 'NAS_REBOOT' then 'NAS_REBOOT' else 'USER_LOGOUT' end""";

    private static final String REBOOTS = " using (select *"
            + " from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as timestamp with time zone array),"
            + " cast(? as timestamp with time zone array))"
            + " as u(nas_id, icr_partition, told_at, happened_at)) u on t.nas_id = u.nas_id"
            + " and t.first_seen_at < u.told_at";

    private static final String REBOOTED_SERVICES = "merge into service_session t" + REBOOTS
            + " and t.state not in (5, 6) and (u.icr_partition is null or exists (select 1 from subscriber_session p"
            + " where p.nas_id = t.nas_id and p.acct_session_id = t.acct_session_id"
            + " and p.icr_partition = u.icr_partition)) when matched then"
            + " update set state = 5, stopped_at = u.happened_at, stop_cause = 'NAS_REBOOT',"
            + " limit_due_at = case when t.quota_id is not null then timestamp with time zone '1970-01-01 00:00:00+00' end";

    private static final String REBOOTED_SESSIONS =
            "select id, subscriber_id, state from final table (merge into subscriber_session t" + REBOOTS
                    + " and t.state < 3 and (u.icr_partition is null or t.icr_partition = u.icr_partition) when matched then"
                    + " update set state = 3, stopped_at = u.happened_at, stop_cause = 'NAS_REBOOT')";

    H2AccountingStore(DataSource database, LongPredicate counted, LimitedStarts look) {
        super(database, counted, look, Columns.Engine.H2);
    }

    @Override
    void storeRecords(Connection connection, Columns records) throws SQLException {
        execute(connection, RECORDS, records);
    }

    @Override
    int storeSessions(Connection connection, Columns sessions) throws SQLException {
        return storeSessions(connection, sessions, new ArrayList<>());
    }

    @Override
    int storeSessions(Connection connection, Columns sessions, List<SessionPresence> presences) throws SQLException {
        return execute(connection, SESSIONS, sessions, presences);
    }

    @Override
    int storeServices(Connection connection, Collection<ServiceSessionChange> services) throws SQLException {
        Columns claims = PlanColumns.claims(services);
        if (claims.rows() > 0) {
            execute(connection, TAKEN_IN, claims);
            execute(connection, LEFT_OVER, claims);
        }
        return execute(connection, SERVICES, services(services));
    }

    @Override
    void endServices(Connection connection, Columns keys) throws SQLException {
        execute(connection, ENDED_SERVICES, keys);
    }

    @Override
    void endSessions(Connection connection, Columns reboots, List<SessionPresence> presences) throws SQLException {
        execute(connection, REBOOTED_SERVICES, reboots);
        execute(connection, REBOOTED_SESSIONS, reboots, presences);
    }
}
