package io.sluice.web.api;

import io.sluice.ejb.operation.Activation;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.web.api.write.Fields;
import io.sluice.web.api.write.JsonBody;
import org.jspecify.annotations.Nullable;

/** Reads orders to start services and to limit them. */
final class ActivationBodies {
    /** What fits into the attributes: 24 bits. */
    private static final long MOST = 16_777_215;

    private static final int LONGEST = 512;
    private static final int MOST_REPLACED = 64;

    private ActivationBodies() {}

    static Activation activation(JsonBody body) {
        Fields fields = body.object();
        String service = fields.text("service", LONGEST);
        ServiceLimits limits = limits(fields);
        var replaces = fields.list("replaces", 0, MOST_REPLACED, LONGEST, text -> text);
        return fields.finish(() -> new Activation(service, limits, replaces));
    }

    /** Limits alone, of which at least one is given. */
    static ServiceLimits limitsOf(JsonBody body) {
        Fields fields = body.object();
        ServiceLimits limits = limits(fields);
        return fields.finish(() -> {
            if (limits.equals(ServiceLimits.NONE)) {
                throw new IllegalArgumentException(
                        "Nothing is to be changed; known are timeout, volumeMb, statistics, interimInterval");
            }
            return limits;
        });
    }

    private static ServiceLimits limits(Fields fields) {
        @Nullable Long timeout = fields.optionalSeconds("timeout", MOST);
        @Nullable Long volume = fields.optionalNumber("volumeMb", 0, MOST);
        @Nullable StatisticsMode statistics = fields.optionalOneOf("statistics", StatisticsMode.class);
        @Nullable Long interim = fields.optionalSeconds("interimInterval", MOST);
        return new ServiceLimits(timeout, volume, statistics, interim);
    }
}
