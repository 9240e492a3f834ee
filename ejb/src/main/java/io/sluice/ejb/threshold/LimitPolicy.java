package io.sluice.ejb.threshold;

import io.sluice.dialect.DialectTraits;
import io.sluice.dialect.Dialects;
import io.sluice.ejb.dispatch.NasTargets;
import io.sluice.service.LimitAction;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.threshold.LimitKeeping;
import org.jspecify.annotations.Nullable;

/** How limits are kept at which NAS, and what services do when they reach one; from memory. */
public final class LimitPolicy {

    private final NasTargets nases;
    private final Dialects dialects;
    private final ServiceDirectory services;
    private final ThresholdSettings settings;

    public LimitPolicy(NasTargets nases, Dialects dialects, ServiceDirectory services, ThresholdSettings settings) {
        this.nases = nases;
        this.dialects = dialects;
        this.services = services;
        this.settings = settings;
    }

    /**
     * Where services are kept apart the NAS was handed their limits, unless more than stopping is to be done at them. At a NAS that
     * is gone nobody but Sluice keeps them.
     */
    LimitKeeping keeping(long nasId, @Nullable Long serviceVersion) {
        LimitKeeping byNas = keeping(nasId);
        return onLimit(serviceVersion).kind() == LimitAction.Kind.DEACTIVATE ? byNas : byNas.bySluice();
    }

    private LimitKeeping keeping(long nasId) {
        return nases.find(nasId)
                .map(nas -> dialects.of(nas.dialect()).traits())
                .map(this::keeping)
                .orElseGet(() -> settings.unknownNas());
    }

    private LimitKeeping keeping(DialectTraits traits) {
        return new LimitKeeping(traits.keepsServices(), traits.volumeCounted(), settings.megabyte());
    }

    LimitAction onLimit(@Nullable Long serviceVersion) {
        return serviceVersion == null
                ? LimitAction.DEACTIVATE
                : services.version(serviceVersion).map(ServiceFacts::onLimit).orElse(LimitAction.DEACTIVATE);
    }
}
