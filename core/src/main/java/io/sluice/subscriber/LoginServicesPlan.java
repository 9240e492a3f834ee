package io.sluice.subscriber;

import io.sluice.service.CallObjection;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which services a login starts, in which order and under which tags.
 *
 * <p>First the record's, by tag, each under its own. Then the subscriptions in activation order, equal ones by name, each
 * under the lowest free tag. What finds none overflows. The same activation string twice is one service, so the second is
 * left out; and so is, with a warning, a second member of a mutex group, wherever it comes from. Last what the subscriber keeps over
 * logins, always after the Accounting-Start, so that it takes the place of what the login grants, as it did when it was ordered.
 *
 * @param isComplete false if a service without which there is no login cannot be started
 */
record LoginServicesPlan(List<ServiceGrant> granted, List<ServiceGrant> overflow, boolean isComplete) {

    LoginServicesPlan {
        granted = List.copyOf(granted);
        overflow = List.copyOf(overflow);
    }

    static LoginServicesPlan of(LoginSource source, ServiceDirectory catalogue, Consumer<ProfileWarning> warnings) {
        if (source.services().isEmpty()
                && source.subscriptions().isEmpty()
                && source.statics().isEmpty()) {
            return NOTHING;
        }
        Drafting drafting = new Drafting(catalogue, source.withheld(), warnings);
        source.services().stream()
                .sorted(Comparator.comparingInt(RecordService::tag))
                .forEach(drafting::addOfRecord);
        source.subscriptions().stream()
                .sorted(Comparator.comparingInt(ActivateOnLogin::activationOrder)
                        .thenComparing(ActivateOnLogin::name))
                .forEach(drafting::addSubscribed);
        source.statics().forEach(drafting::addKept);
        return new LoginServicesPlan(drafting.granted, drafting.overflow, drafting.isComplete);
    }

    private static final LoginServicesPlan NOTHING = new LoginServicesPlan(List.of(), List.of(), true);

    /** A plan while it is made. */
    private static final class Drafting {

        private final ServiceDirectory catalogue;
        private final Set<String> withheld;
        private final Consumer<ProfileWarning> warnings;
        private final List<ServiceGrant> granted = new ArrayList<>();
        private final List<ServiceGrant> overflow = new ArrayList<>();
        private final boolean[] taken = new boolean[ServiceGrant.MAX_TAG + 1];
        private final Set<String> activations = new HashSet<>();
        private final Map<Integer, String> groups = new HashMap<>();
        private boolean isComplete = true;

        Drafting(ServiceDirectory catalogue, Set<String> withheld, Consumer<ProfileWarning> warnings) {
            this.withheld = withheld;
            this.catalogue = catalogue;
            this.warnings = warnings;
        }

        void addOfRecord(RecordService service) {
            ServiceCall call = read(service.activation());
            if (call == null || isWithheld(call)) {
                return;
            }
            int tag = service.tag();
            if (tag < 1 || tag > ServiceGrant.MAX_TAG) {
                warn(Kind.SERVICE_INVALID, service.activation() + ": tag " + tag + " is not 1–8");
            } else if (taken[tag]) {
                warn(Kind.TAG_TAKEN, service.activation() + ": tag " + tag + " is taken");
            } else {
                ServiceFacts facts = catalogue.current(call.name()).orElse(null);
                checkOfRecord(facts, call);
                if (isFree(facts, call) && activations.add(call.text())) {
                    taken[tag] = true;
                    granted.add(grant(tag, call, service.limits(), facts == null ? null : facts.versionId()));
                }
            }
        }

        /** What a router cannot activate it is told all the same, unless there is no login without it. */
        private void checkOfRecord(@Nullable ServiceFacts facts, ServiceCall call) {
            for (CallObjection objection : facts == null ? List.<CallObjection>of() : facts.check(call)) {
                if (objection.isTolerable()) {
                    warn(Kind.PARAMETER_OUT_OF_RANGE, call.text() + ": " + objection.detail());
                } else if (facts != null && facts.requiredAtLogin()) {
                    missing(call.text(), objection.detail());
                }
            }
        }

        private void missing(String what, String why) {
            isComplete = false;
            warn(Kind.REQUIRED_SERVICE_MISSING, what + ", without which there is no login: " + why);
        }

        /** Whether no other member of its group is started; the first one stays. */
        private boolean isFree(@Nullable ServiceFacts facts, ServiceCall call) {
            if (facts == null || facts.mutexGroup().isEmpty() || activations.contains(call.text())) {
                return true;
            }
            int group = facts.mutexGroup().getAsInt();
            String other = groups.putIfAbsent(group, call.text());
            if (other != null) {
                warn(Kind.MUTEX_EXCLUDED, call.text() + " is of mutex group " + group + " as " + other + " is");
            }
            return other == null;
        }

        /** Whether the service is offered elsewhere only; without one that is required there is no login here. */
        private boolean isWithheld(ServiceCall call) {
            if (!withheld.contains(call.name())) {
                return false;
            }
            String why = "an exclusive scope has it elsewhere";
            if (catalogue
                    .current(call.name())
                    .filter(ServiceFacts::requiredAtLogin)
                    .isPresent()) {
                missing(call.text(), why);
            } else {
                warn(Kind.SERVICE_WITHHELD, call.text() + ": " + why);
            }
            return true;
        }

        void addSubscribed(ActivateOnLogin subscription) {
            ServiceFacts facts =
                    catalogue.version(subscription.serviceVersion()).orElse(null);
            ServiceCall call = call(subscription, facts != null && facts.requiredAtLogin());
            if (call == null || isWithheld(call) || !isFree(facts, call) || !activations.add(call.text())) {
                return;
            }
            ServiceLimits limits = subscription.limits().or(subscription.defaults());
            int tag = lowestFreeTag();
            if (tag > 0) {
                taken[tag] = true;
                granted.add(grant(tag, call, limits, subscription.serviceVersion()));
            } else {
                overflow(call, limits, subscription.serviceVersion());
            }
        }

        void addKept(KeptService service) {
            ServiceCall call = read(service.activation());
            if (call != null && !isWithheld(call) && activations.add(call.text())) {
                Long version = catalogue
                        .current(call.name())
                        .map(ServiceFacts::versionId)
                        .orElse(null);
                overflow(call, service.limits(), version);
            }
        }

        private void overflow(ServiceCall call, ServiceLimits limits, @Nullable Long version) {
            int tag = overflow.size() % ServiceGrant.MAX_TAG + 1;
            overflow.add(grant(tag, call, limits, version));
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

        /** Null, with a warning, if there is none. */
        private @Nullable ServiceCall call(ActivateOnLogin subscription, boolean required) {
            List<String> arguments = new ArrayList<>();
            for (ServiceParameter parameter : subscription.parameters()) {
                String substituted = subscription.substitutions().get(parameter.name());
                String argument = substituted != null ? substituted : parameter.defaultValue();
                if (argument == null) {
                    return without(subscription, required, "nothing is substituted for " + parameter.name());
                }
                CallObjection objection = parameter.check(argument).orElse(null);
                if (objection != null && !objection.isTolerable()) {
                    return without(subscription, required, objection.detail());
                }
                if (objection != null) {
                    warn(
                            Kind.PARAMETER_OUT_OF_RANGE,
                            "subscription " + subscription.name() + ": " + objection.detail());
                }
                arguments.add(argument);
            }
            try {
                return ServiceCall.of(subscription.service(), arguments);
            } catch (IllegalArgumentException e) {
                // A subscription that makes no activation string costs the login only where its service is required.
                return without(subscription, required, String.valueOf(e.getMessage()));
            }
        }

        private @Nullable ServiceCall without(ActivateOnLogin subscription, boolean required, String why) {
            String what = "subscription " + subscription.name();
            if (required) {
                missing(what, why);
            } else {
                warn(Kind.SERVICE_INVALID, what + ": " + why);
            }
            return null;
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
