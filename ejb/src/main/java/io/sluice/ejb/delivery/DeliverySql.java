package io.sluice.ejb.delivery;

import io.sluice.ejb.platform.Columns;

/**
 * The statements about deliveries in which databases differ.
 *
 * @param engine whose they are, which says how arrays are bound
 * @param insert takes {@link DeliveryColumns}
 */
record DeliverySql(Columns.Engine engine, String insert) {

    private static final String INTO = """
            insert into accounting_delivery (retailer_id, copy_group, nas_id, acct_session_id, record_session_id, login,
                subscriber_id, status_type, service_session, originated, ends_session, happened_at, made_at, delay_seconds,
                attributes, open, state)
            select retailer_id, copy_group, nas_id, acct_session_id, record_session_id, login, nullif(subscriber_id, -1),
                status_type, service_session, originated, ends_session, %1$s, %2$s, delay_seconds, attributes, true, 1
            """;

    private static final String NAMES = """
            position, retailer_id, copy_group, nas_id, acct_session_id, record_session_id, login, subscriber_id,
                status_type, service_session, originated, ends_session, happened_at, made_at, delay_seconds, attributes,
                event_day, fingerprint, received_at)
            """;

    /** A record is new if the row of this very arrival is there: that of a retransmission never is. */
    private static final String NEW = """
            where u.originated or exists (select 1 from accounting_record r where r.acct_session_id = u.record_session_id
                and r.event_day = %1$s and r.fingerprint = u.fingerprint and r.received_at = %2$s)
            order by u.ends_session, u.position""";

    static final DeliverySql POSTGRESQL = new DeliverySql(
            Columns.Engine.POSTGRESQL,
            INTO.formatted("to_timestamp(happened_at / 1e6::float8)", "to_timestamp(made_at / 1e6::float8)")
                    + """
                    from unnest(?::int4[], ?::int8[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::int8[],
                        ?::int4[], ?::text[], ?::bool[], ?::bool[], ?::int8[], ?::int8[], ?::int8[], ?::bytea[], ?::int4[],
                        ?::int8[], ?::int8[]) as u(""" + NAMES
                    + NEW.formatted("date 'epoch' + u.event_day", "to_timestamp(u.received_at / 1e6::float8)"));

    static final DeliverySql H2 = new DeliverySql(
            Columns.Engine.H2,
            INTO.formatted("happened_at", "made_at")
                    + """
                    from unnest(cast(? as int array), cast(? as bigint array), cast(? as varchar array),
                        cast(? as bigint array), cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                        cast(? as bigint array), cast(? as int array), cast(? as varchar array), cast(? as boolean array),
                        cast(? as boolean array), cast(? as timestamp with time zone array),
                        cast(? as timestamp with time zone array), cast(? as bigint array), cast(? as varbinary array),
                        cast(? as int array), cast(? as bigint array), cast(? as timestamp with time zone array)) as u("""
                    + NAMES
                    + NEW.formatted("dateadd(day, u.event_day, date '1970-01-01')", "u.received_at"));

    static DeliverySql of(Columns.Engine engine) {
        return engine == Columns.Engine.POSTGRESQL ? POSTGRESQL : H2;
    }
}
