package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.Columns;

/**
 * The statements about operations in which databases differ.
 *
 * @param engine whose they are, which says how arrays are bound
 * @param begin run first in each transaction, empty for nothing
 * @param next for each waiting session its earliest due operation, by lane. Who waits for another of his session counts for
 *     nothing here, or a busy session would hide all others; an operation may come twice. Takes the time, NAS, slowest lane,
 *     the time, and how many
 * @param services takes Acct-Session-Ids and NAS; in no particular order, for ordering tempts a planner to read a table along
 *     its key
 * @param writeOperations takes {@link OperationColumns}
 * @param writeFormer makes room for activations whose like was active before without ever having a record of its own: until a
 *     record comes an activation is known by its string alone. What was is told apart by its id from then on
 * @param writeStarts takes {@link StartColumns}
 * @param writeServices takes {@link EffectColumns}
 */
record OperationSql(
        Columns.Engine engine,
        String begin,
        String next,
        String services,
        String writeOperations,
        String writeFormer,
        String writeStarts,
        String writeServices) {

    /** What {@code services} selects, of a row s and its version v. */
    static final String SERVICE_COLUMNS = """
            s.acct_session_id, s.id, s.activation, s.state, s.timeout_seconds, s.volume_megabytes, s.statistics,
                s.interim_seconds, s.service_version_id, v.mutex_group, s.service_id = ''
            """;
}
