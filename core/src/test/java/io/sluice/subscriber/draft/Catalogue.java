package io.sluice.subscriber.draft;

import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fixture: the services of the manuals. */
final class Catalogue implements ServiceBook {

    private static final int BANDWIDTH = 12;

    private static final Map<String, ServiceTerms> TERMS = Map.of(
            "tiered",
            ServiceTerms.of(StatisticsMode.TIME_VOLUME, rate("inputBW", null), rate("outputBW", "128000")),
            "voice",
            ServiceTerms.of(StatisticsMode.TIME, rate("bw", null)),
            "filtered",
            ServiceTerms.of(
                    StatisticsMode.NONE,
                    new ServiceParameter("filter", ParameterType.TEXT, null, null, null),
                    new ServiceParameter("level", ParameterType.INTEGER, -3L, 3L, "0")),
            "guided",
            ServiceTerms.of(StatisticsMode.NONE),
            "gold",
            ServiceTerms.of(StatisticsMode.TIME_VOLUME).inMutexGroup(BANDWIDTH),
            "silver",
            ServiceTerms.of(StatisticsMode.TIME_VOLUME).inMutexGroup(BANDWIDTH),
            "lasting",
            new ServiceTerms(
                    List.of(),
                    null,
                    InterfaceType.IPV4,
                    false,
                    Authorization.NONE,
                    new ServiceLimits(60L, null, StatisticsMode.TIME, null)));

    private static ServiceParameter rate(String name, @Nullable String defaultValue) {
        return new ServiceParameter(name, ParameterType.BITS_PER_SECOND, 64_000L, 10_000_000_000L, defaultValue);
    }

    @Override
    public Optional<ServiceTerms> terms(String service) {
        return Optional.ofNullable(TERMS.get(service));
    }
}
