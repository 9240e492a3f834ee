package io.sluice.ejb.report;

import io.sluice.report.ReportedService;
import io.sluice.session.SessionKey;
import java.util.UUID;

/**
 * A service that is reported, as its row has it.
 *
 * @param serviceSession id of the service session
 * @param subscriberId {@link io.sluice.accounting.Usage#ABSENT} if not known
 * @param identity the attributes that all its records repeat
 */
record ReportedRow(
        UUID serviceSession,
        long retailerId,
        SessionKey session,
        String login,
        long subscriberId,
        ReportedService service,
        byte[] identity) {}
