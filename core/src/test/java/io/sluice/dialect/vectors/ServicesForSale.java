package io.sluice.dialect.vectors;

import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.KnownServices;
import io.sluice.service.ParameterType;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import java.util.List;

/** Fixture: services that say how they look at NASes without services. */
public final class ServicesForSale {

    /**
     * tiered(up, down) has a rate and a filter; boost(up, down) a rate with burst; walled an address list and a filter; voice a rate
     * in one direction and nothing for the generic dialect; broken a rate that is none.
     */
    public static final ServiceDirectory DIRECTORY = new KnownServices()
            .with(
                    1,
                    "tiered",
                    terms(
                            2,
                            new ServiceRendering("mikrotik", "Mikrotik-Rate-Limit", "${a:kilo}k/${b:kilo}k"),
                            new ServiceRendering("generic", "Filter-Id", "${b:kilo}/${a:kilo}")))
            .with(
                    2,
                    "boost",
                    terms(
                            2,
                            new ServiceRendering(
                                    "mikrotik", "Mikrotik-Rate-Limit", "${a}/${b} 20M/200M 8M/80M 10/10 4"),
                            new ServiceRendering("generic", "Filter-Id", "boost-${a}-${b}")))
            .with(
                    3,
                    "walled",
                    terms(
                            0,
                            new ServiceRendering("mikrotik", "Mikrotik-Address-List", "walled-garden"),
                            new ServiceRendering("generic", "Filter-Id", "walled")))
            .with(4, "voice", terms(0, new ServiceRendering("mikrotik", "Mikrotik-Rate-Limit", "100k/100k")))
            .with(5, "broken", terms(1, new ServiceRendering("mikrotik", "Mikrotik-Rate-Limit", "${a}")))
            .with(
                    6,
                    "mixed",
                    terms(
                            0,
                            new ServiceRendering("generic", "Session-Timeout", "3600"),
                            new ServiceRendering("generic", "WISPr-Bandwidth-Max-Down", "2000000")));

    private ServicesForSale() {}

    private static ServiceTerms terms(int parameters, ServiceRendering... renderings) {
        List<ServiceParameter> all = List.of(
                new ServiceParameter("a", ParameterType.BITS_PER_SECOND, null, null, null),
                new ServiceParameter("b", ParameterType.BITS_PER_SECOND, null, null, null));
        return new ServiceTerms(
                all.subList(0, parameters),
                null,
                InterfaceType.IPV4,
                false,
                Authorization.NONE,
                new ServiceLimits(null, null, StatisticsMode.NONE, null),
                List.of(renderings));
    }
}
