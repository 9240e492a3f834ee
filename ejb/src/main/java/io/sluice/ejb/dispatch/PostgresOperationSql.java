package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.Columns;

/** Updates from unnested arrays. */
final class PostgresOperationSql {

    private static final String OPERATIONS = """
            update operation o set fence = u.fence, open = u.open, state = u.state, plan = coalesce(u.plan, o.plan),
                phase = u.phase, chunk = u.chunk, attempts = u.attempts,
                next_at = to_timestamp(nullif(u.next_at, -1) / 1e6::float8), answerable = u.answerable,
                error_cause = nullif(u.error_cause, -1), detail = u.detail, proof = u.proof, alarm = u.alarm,
                transmissions = o.transmissions + u.transmissions,
                sent_at = coalesce(to_timestamp(nullif(u.sent_at, -1) / 1e6::float8), o.sent_at),
                source_port = coalesce(nullif(u.source_port, -1), o.source_port),
                identifier = coalesce(nullif(u.identifier, -1), o.identifier),
                authenticator = coalesce(u.authenticator, o.authenticator),
                event_timestamp = coalesce(nullif(u.event_timestamp, -1), o.event_timestamp),
                ended_at = to_timestamp(nullif(u.ended_at, -1) / 1e6::float8)
            from unnest(?::text[], ?::int8[], ?::bool[], ?::int4[], ?::text[], ?::int4[], ?::int4[], ?::int4[], ?::int8[],
                ?::bool[], ?::int4[], ?::text[], ?::int4[], ?::text[], ?::int4[], ?::int8[], ?::int4[], ?::int4[],
                ?::bytea[], ?::int8[], ?::int8[]) as u(""" + OperationColumns.NAMES + """
            )
            where o.id = u.id::uuid and o.state < 3""";

    // Walks the index of what is open in its order, asks the session of each that waits what is first there, and stops
    // at the
    // limit: so it costs as much as it finds and is under way, not as much as waits. A session is asked by the state,
    // since
    // "open" would let a plan that was made while the table was empty take the index of all that is open at the NAS;
    // the sum
    // keeps it off the key. Of a session that waits for more than one the first may come twice.
    private static final String NEXT =
            "with at as (select cast(? as timestamp with time zone) as moment) " + OperationCursor.COLUMNS + """
            from (select e.* from at cross join operation w
                    cross join lateral (select i.* from operation i where i.nas_id = w.nas_id
                        and i.acct_session_id = w.acct_session_id
                        and (i.state = 2 or i.state = 1 and i.due_at <= at.moment)
                        order by i.state + 0 desc, i.id limit 1) e
                    where w.nas_id = ? and w.open and w.lane <= ? and w.state = 1 and w.due_at <= ? and e.state = 1
                    order by w.lane, w.due_at, w.id limit ?) o
                left join subscriber_session s on s.nas_id = o.nas_id and s.acct_session_id = o.acct_session_id""";

    // Asked session by session: for an array of them a plan that was made while the table was empty reads all of a
    // NAS's rows.
    private static final String SESSION_SERVICES = "select " + OperationSql.SERVICE_COLUMNS + """
            from unnest(?::text[]) as u(acct_session_id) cross join lateral (select * from service_session o
                where o.nas_id = ? and o.acct_session_id = u.acct_session_id
                    and (o.state in (2, 3, 4) or o.service_id = '') offset 0) s
                left join service_version v on v.id = s.service_version_id""";

    private static final String FORMER = """
            update service_session s set service_id = 'former ' || s.id
            from unnest(?::int8[], ?::text[], ?::text[]) as u(nas_id, acct_session_id, activation)
            where s.nas_id = u.nas_id and s.acct_session_id = u.acct_session_id and s.activation = u.activation
                and s.service_id = ''""";

    private static final String STARTS = """
            insert into service_session (id, nas_id, acct_session_id, service_id, subscriber_id, login, activation,
                service_version_id, timeout_seconds, volume_megabytes, statistics, interim_seconds, state, confirmed, owner,
                start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets,
                input_packets, output_packets, quota_id)
            select id::uuid, nas_id, acct_session_id, '', nullif(subscriber_id, -1), login, activation,
                nullif(service_version_id, -1), nullif(timeout_seconds, -1), nullif(volume_megabytes, -1), statistics,
                nullif(interim_seconds, -1), 2, false, owner, false, to_timestamp(at / 1e6::float8),
                to_timestamp(at / 1e6::float8), false, 0, 0, 0, 0, 0, nullif(quota_id, -1)
            from unnest(?::text[], ?::int8[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::int8[], ?::int8[], ?::int8[],
                ?::text[], ?::int8[], ?::int4[], ?::int8[], ?::int8[]) as u(""" + StartColumns.NAMES + ")";

    private static final String SERVICES = """
            update service_session s set state = case u.kind when 8 then 3 else u.kind end,
                started_at = case when u.kind = 3 then coalesce(s.started_at, u.at) else s.started_at end,
                stopped_at = case when u.kind in (5, 6) then coalesce(s.stopped_at, u.at) when u.kind = 8 then null
                    else s.stopped_at end,
                stop_cause = case u.kind when 5 then u.cause when 6 then 'FAILED_ACTIVATION' when 8 then null
                    else s.stop_cause end,
                timeout_seconds = case when u.kind = 3 then nullif(u.timeout_seconds, -1) else s.timeout_seconds end,
                volume_megabytes = case when u.kind = 3 then nullif(u.volume_megabytes, -1) else s.volume_megabytes end,
                statistics = case when u.kind = 3 then u.statistics else s.statistics end,
                interim_seconds = case when u.kind = 3 then nullif(u.interim_seconds, -1) else s.interim_seconds end,
                limited_since = coalesce(s.limited_since, case when u.kind = 3
                    then coalesce(s.started_at, u.at) + (u.since - u.at) end),
                limit_due_at = case when s.quota_id is not null then timestamp with time zone 'epoch'
                    when u.kind in (5, 6) then null when u.kind <> 3 then s.limit_due_at
                    when s.limited_since is null and s.started_at is null then u.due_at
                    when s.limited_since is null and u.since is null then null
                    else timestamp with time zone 'epoch' end
            from (select *, to_timestamp(happened_at / 1e6::float8) as at,
                    to_timestamp(nullif(limited_since, -1) / 1e6::float8) as since,
                    to_timestamp(nullif(limit_due_at, -1) / 1e6::float8) as due_at
                from unnest(?::text[], ?::int4[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::int8[],
                ?::int8[], ?::int8[]) as a(""" + EffectColumns.NAMES + """
            )) as u
            where s.id = u.id::uuid and case u.kind when 3 then s.state in (1, 2, 3, 4, 7)
                when 5 then s.state < 5 or s.state = 7 or s.stop_cause = 'NAS' when 8 then not s.stop_seen
                else s.state < 5 end""";

    /**
     * Everything here is found by an index, and what is asked for in an order by the index that has it. A plan that was made
     * while a table was nearly empty would read or sort all of it, and go on doing so until the table is analysed.
     */
    private static final String BEGIN = "select set_config('enable_seqscan', 'off', true),"
            + " set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)";

    static final OperationSql STATEMENTS = new OperationSql(
            Columns.Engine.POSTGRESQL, BEGIN, NEXT, SESSION_SERVICES, OPERATIONS, FORMER, STARTS, SERVICES);

    private PostgresOperationSql() {}
}
