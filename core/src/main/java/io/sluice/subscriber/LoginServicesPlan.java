package io.sluice.subscriber;

import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which services a login starts, in which order and under which tags.
 *
 * <p>First the record's, by tag, each under its own. Then the subscriptions in activation order, equal ones by name, each
 * under the lowest free tag. What finds none overflows. The same activation string twice is one service, so the second is
 * left out.
 */
record LoginServicesPlan(List<ServiceGrant> granted, List<ServiceGrant> overflow) {

    LoginServicesPlan {
        granted = List.copyOf(granted);
        overflow = List.copyOf(overflow);
    }

    static LoginServicesPlan of(LoginSource source, ServiceDirectory catalogue, Consumer<ProfileWarning> warnings) {
        if (source.services().isEmpty() && source.subscriptions().isEmpty()) {
            return NOTHING;
        }
        Drafting drafting = new Drafting(catalogue, warnings);
        source.services().stream()
                .sorted(Comparator.comparingInt(RecordService::tag))
                .forEach(drafting::addOfRecord);
        source.subscriptions().stream()
                .sorted(Comparator.comparingInt(ActivateOnLogin::activationOrder)
                        .thenComparing(ActivateOnLogin::name))
                .forEach(drafting::addSubscribed);
        return new LoginServicesPlan(drafting.granted, drafting.overflow);
    }

    private static final LoginServicesPlan NOTHING = new LoginServicesPlan(List.of(), List.of());

    /** A plan while it is made. */
    private static final class Drafting {

        private final ServiceDirectory catalogue;
        private final Consumer<ProfileWarning> warnings;
        private final List<ServiceGrant> granted = new ArrayList<>();
        private final List<ServiceGrant> overflow = new ArrayList<>();
        private final boolean[] taken = new boolean[ServiceGrant.MAX_TAG + 1];
        private final Set<String> activations = new HashSet<>();

        Drafting(ServiceDirectory catalogue, Consumer<ProfileWarning> warnings) {
            this.catalogue = catalogue;
            this.warnings = warnings;
        }

        void addOfRecord(RecordService service) {
            ServiceCall call = read(service.activation());
            if (call == null) {
                return;
            }
            int tag = service.tag();
            if (tag < 1 || tag > ServiceGrant.MAX_TAG) {
                warn(Kind.SERVICE_INVALID, service.activation() + ": tag " + tag + " is not 1–8");
            } else if (taken[tag]) {
                warn(Kind.TAG_TAKEN, service.activation() + ": tag " + tag + " is taken");
            } else if (activations.add(call.text())) {
                taken[tag] = true;
                Long known = catalogue
                        .current(call.name())
                        .map(ServiceFacts::versionId)
                        .orElse(null);
                granted.add(grant(tag, call, service.limits(), known));
            }
        }

        void addSubscribed(ActivateOnLogin subscription) {
            ServiceCall call = call(subscription);
            if (call == null || !activations.add(call.text())) {
                return;
            }
            ServiceLimits limits = subscription.limits().or(subscription.defaults());
            int tag = lowestFreeTag();
            if (tag > 0) {
                taken[tag] = true;
                granted.add(grant(tag, call, limits, subscription.serviceVersion()));
            } else {
                int overflowTag = overflow.size() % ServiceGrant.MAX_TAG + 1;
                overflow.add(grant(overflowTag, call, limits, subscription.serviceVersion()));
            }
        }

        private static ServiceGrant grant(int tag, ServiceCall call, ServiceLimits limits, @Nullable Long version) {
            return new ServiceGrant(
                    tag,
                    call.text(),
                    limits.timeoutSeconds(),
                    limits.volumeMegabytes(),
                    limits.statistics(),
                    limits.interimSeconds(),
                    version);
        }

        /** The lowest tag that nothing uses, 0 if there is none. */
        private int lowestFreeTag() {
            for (int tag = 1; tag <= ServiceGrant.MAX_TAG; tag++) {
                if (!taken[tag]) {
                    return tag;
                }
            }
            return 0;
        }

        private @Nullable ServiceCall call(ActivateOnLogin subscription) {
            List<String> arguments = new ArrayList<>();
            for (ServiceParameter parameter : subscription.parameters()) {
                String substituted = subscription.substitutions().get(parameter.name());
                String argument = substituted != null ? substituted : parameter.defaultValue();
                if (argument == null) {
                    warn(
                            Kind.SERVICE_INVALID,
                            "subscription " + subscription.name() + ": nothing is substituted for " + parameter.name());
                    return null;
                }
                arguments.add(argument);
            }
            try {
                return ServiceCall.of(subscription.service(), arguments);
            } catch (IllegalArgumentException e) {
                // One subscription that makes no activation string must not cost the subscriber the login.
                warn(Kind.SERVICE_INVALID, "subscription " + subscription.name() + ": " + e.getMessage());
                return null;
            }
        }

        private @Nullable ServiceCall read(String activation) {
            try {
                return ServiceCall.parse(activation);
            } catch (IllegalArgumentException e) {
                // As above: the row costs only itself.
                warn(Kind.SERVICE_INVALID, String.valueOf(e.getMessage()));
                return null;
            }
        }

        private void warn(Kind kind, String detail) {
            warnings.accept(new ProfileWarning(kind, detail));
        }
    }
}
