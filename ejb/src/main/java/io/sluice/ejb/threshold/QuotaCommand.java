package io.sluice.ejb.threshold;

import io.sluice.service.LimitAction;
import io.sluice.threshold.QuotaPeriod;
import org.jspecify.annotations.Nullable;

/**
 * What a quota is to be.
 *
 * @param service name of the service it is about, null for all
 * @param resetDay of the period, 1 or more
 * @param volumeMegabytes above 0
 */
public record QuotaCommand(
        String name,
        @Nullable String service,
        QuotaPeriod period,
        int resetDay,
        long volumeMegabytes,
        LimitAction onLimit) {}
