package io.sluice.ejb.report;

import io.sluice.accounting.Usage;
import io.sluice.session.StopCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service that is reported and has ended.
 *
 * @param at when, by the business clock
 * @param session what its session has used so far
 * @param cause null if it is not known why
 */
record EndedService(
        ReportedRow row,
        Instant at,
        Usage session,
        @Nullable StopCause cause) {}
