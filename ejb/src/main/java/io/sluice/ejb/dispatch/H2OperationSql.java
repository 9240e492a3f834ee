package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.Columns;

/** The same as {@link PostgresOperationSql} by {@code MERGE}. */
final class H2OperationSql {

    private static final String NEXT = OperationCursor.SELECT + """
            where o.id in (
                select (select e.id from operation e
                    where e.nas_id = c.nas_id and e.acct_session_id = c.acct_session_id and e.state < 3 and e.due_at <= ?
                    order by e.id limit 1)
                from (select w.nas_id, w.acct_session_id from operation w
                    where w.nas_id = ? and w.open and w.lane <= ? and w.state = 1 and w.due_at <= ?
                        and not exists (select 1 from operation s where s.nas_id = w.nas_id
                            and s.acct_session_id = w.acct_session_id and s.state = 2)
                    order by w.lane, w.due_at, w.id limit ?) c)
            order by o.lane, o.due_at, o.id""";

    private static final String OPERATIONS = """
            merge into operation o using (select * from unnest(cast(? as varchar array), cast(? as bigint array),
                cast(? as boolean array), cast(? as int array), cast(? as varchar array), cast(? as int array),
                cast(? as int array), cast(? as int array), cast(? as timestamp with time zone array),
                cast(? as boolean array), cast(? as int array), cast(? as varchar array), cast(? as int array),
                cast(? as varchar array), cast(? as int array), cast(? as timestamp with time zone array),
                cast(? as int array), cast(? as int array), cast(? as varbinary array), cast(? as bigint array),
                cast(? as timestamp with time zone array)) as a(""" + OperationColumns.NAMES + """
            )) u
            on o.id = cast(u.id as uuid) and o.open
            when matched then update set fence = u.fence, open = u.open, state = u.state,
                plan = coalesce(u.plan, o.plan), phase = u.phase, chunk = u.chunk, attempts = u.attempts,
                next_at = u.next_at, answerable = u.answerable, error_cause = nullif(u.error_cause, -1),
                detail = u.detail, proof = u.proof, alarm = u.alarm, transmissions = o.transmissions + u.transmissions,
                sent_at = coalesce(u.sent_at, o.sent_at),
                source_port = coalesce(nullif(u.source_port, -1), o.source_port),
                identifier = coalesce(nullif(u.identifier, -1), o.identifier),
                authenticator = coalesce(u.authenticator, o.authenticator),
                event_timestamp = coalesce(nullif(u.event_timestamp, -1), o.event_timestamp),
                ended_at = u.ended_at""";

    private static final String SESSION_SERVICES = "select " + OperationSql.SERVICE_COLUMNS + """
            from unnest(cast(? as varchar array)) as u(acct_session_id)
                join service_session s on s.acct_session_id = u.acct_session_id and s.nas_id = ?
                left join service_version v on v.id = s.service_version_id
            where s.state in (2, 3, 4) or s.service_id = ''""";

    private static final String FORMER = """
            merge into service_session s using (select * from unnest(cast(? as bigint array), cast(? as varchar array),
                cast(? as varchar array)) as a(nas_id, acct_session_id, activation)) u
            on s.nas_id = u.nas_id and s.acct_session_id = u.acct_session_id and s.activation = u.activation
                and s.service_id = ''
            when matched then update set service_id = 'former ' || s.id""";

    private static final String STARTS = """
            insert into service_session (id, nas_id, acct_session_id, service_id, subscriber_id, login, activation,
                service_version_id, timeout_seconds, volume_megabytes, statistics, interim_seconds, state, confirmed, owner,
                start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets,
                input_packets, output_packets, quota_id)
            select cast(id as uuid), nas_id, acct_session_id, '', nullif(subscriber_id, -1), login, activation,
                nullif(service_version_id, -1), nullif(timeout_seconds, -1), nullif(volume_megabytes, -1), statistics,
                nullif(interim_seconds, -1), 2, false, owner, false, at, at, false, 0, 0, 0, 0, 0,
                nullif(quota_id, -1)
            from unnest(cast(? as varchar array), cast(? as bigint array), cast(? as varchar array),
                cast(? as varchar array), cast(? as bigint array), cast(? as varchar array), cast(? as bigint array),
                cast(? as bigint array), cast(? as bigint array), cast(? as varchar array), cast(? as bigint array),
                cast(? as int array), cast(? as timestamp with time zone array), cast(? as bigint array)) as u(""" + StartColumns.NAMES + ")";

    private static final String SERVICES = """
            merge into service_session s using (select * from unnest(cast(? as varchar array), cast(? as int array),
                cast(? as varchar array), cast(? as timestamp with time zone array), cast(? as bigint array),
                cast(? as bigint array), cast(? as varchar array), cast(? as bigint array),
                cast(? as timestamp with time zone array), cast(? as timestamp with time zone array)) as a(""" + EffectColumns.NAMES + """
            )) u
            on s.id = cast(u.id as uuid) and case u.kind when 3 then s.state in (1, 2, 3, 4, 7)
                when 5 then s.state < 5 or s.state = 7 or s.stop_cause = 'NAS' when 8 then not s.stop_seen
                else s.state < 5 end
            when matched then update set state = case u.kind when 8 then 3 else u.kind end,
                started_at = case when u.kind = 3 then coalesce(s.started_at, u.happened_at) else s.started_at end,
                stopped_at = case when u.kind in (5, 6) then coalesce(s.stopped_at, u.happened_at)
                    when u.kind = 8 then null else s.stopped_at end,
                stop_cause = case u.kind when 5 then u.cause when 6 then 'FAILED_ACTIVATION' when 8 then null
                    else s.stop_cause end,
                timeout_seconds = case when u.kind = 3 then nullif(u.timeout_seconds, -1) else s.timeout_seconds end,
                volume_megabytes = case when u.kind = 3 then nullif(u.volume_megabytes, -1) else s.volume_megabytes end,
                statistics = case when u.kind = 3 then u.statistics else s.statistics end,
                interim_seconds = case when u.kind = 3 then nullif(u.interim_seconds, -1) else s.interim_seconds end,
                limited_since = coalesce(s.limited_since, case when u.kind = 3
                    then coalesce(s.started_at, u.happened_at) + (u.limited_since - u.happened_at) end),
                limit_due_at = case when s.quota_id is not null then timestamp with time zone '1970-01-01 00:00:00+00'
                    when u.kind in (5, 6) then null when u.kind <> 3 then s.limit_due_at
                    when s.limited_since is null and s.started_at is null then u.limit_due_at
                    when s.limited_since is null and u.limited_since is null then null
                    else timestamp with time zone '1970-01-01 00:00:00+00' end""";

    static final OperationSql STATEMENTS =
            new OperationSql(Columns.Engine.H2, "", NEXT, SESSION_SERVICES, OPERATIONS, FORMER, STARTS, SERVICES);

    private H2OperationSql() {}
}
