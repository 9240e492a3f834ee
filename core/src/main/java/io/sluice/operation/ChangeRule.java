package io.sluice.operation;

import io.sluice.nas.ErrorCause;
import io.sluice.operation.ChangeObjection.Part;
import io.sluice.service.CallObjection;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceFacts;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What may be ordered. All that is wrong is named; nothing is ordered then, as RFC 5176 §2.3 demands of a NAS.
 *
 * @param strictMutex whether an order may not start two members of one mutex group. A router takes that, and both then run
 *     together.
 * @param strictRanges whether a parameter outside its range is refused. A router logs it and goes on.
 * @param strictLimits whether a limit that can never be reached, since what it needs is not counted, is refused in what RADIUS says
 *     too. Of people it is refused in any case.
 */
public record ChangeRule(ServiceDirectory services, boolean strictMutex, boolean strictRanges, boolean strictLimits) {

    /** Of a service that is not to be stored. */
    private static final UUID NOBODY = new UUID(0, 0);

    /** A rule that takes inert limits from RADIUS as they are written. */
    public ChangeRule(ServiceDirectory services, boolean strictMutex, boolean strictRanges) {
        this(services, strictMutex, strictRanges, false);
    }

    /** Checks a draft against the catalogue. */
    public List<ChangeObjection> objectionsTo(ChangeDraft draft, boolean canUpdate) {
        return new Check(draft, canUpdate).objections();
    }

    /**
     * The order of a draft that nothing speaks against.
     *
     * @param newIds gives ids to service sessions that do not exist yet
     */
    public Wanted wanted(ChangeDraft draft, Supplier<UUID> newIds) {
        return new Wanted(
                draft.start().stream()
                        .map(service -> target(service, draft.completed(), newIds))
                        .toList(),
                draft.update().stream()
                        .map(service -> target(service, false, newIds))
                        .toList(),
                draft.stop(),
                draft.relayed(),
                draft.disconnect(),
                draft.statics());
    }

    /** A service of a draft as it would be handed to a NAS, under any tag. */
    public ServiceGrant tried(ServiceDraft service) {
        return target(service, false, () -> NOBODY).grant(1);
    }

    private ServiceTarget target(ServiceDraft service, boolean completed, Supplier<UUID> newIds) {
        Optional<ServiceFacts> facts =
                services.newest(ServiceCall.parse(service.activation()).name());
        ServiceLimits limits = service.limits();
        if (completed) {
            limits = facts.map(ServiceFacts::defaults)
                    .map(service.limits()::or)
                    .orElse(service.limits())
                    .withDerivedStatistics();
        }
        @Nullable Long version = facts.map(ServiceFacts::versionId).orElse(null);
        return new ServiceTarget(newIds.get(), service.activation(), limits, version);
    }

    /** One check. */
    private final class Check {

        private final ChangeDraft draft;
        private final boolean canUpdate;
        private final List<ChangeObjection> objections = new ArrayList<>();
        private final Set<String> started = new HashSet<>();
        private final Map<Integer, String> groups = new HashMap<>();

        Check(ChangeDraft draft, boolean canUpdate) {
            this.draft = draft;
            this.canUpdate = canUpdate;
        }

        List<ChangeObjection> objections() {
            boolean changesServices = !draft.start().isEmpty()
                    || !draft.update().isEmpty()
                    || !draft.stop().isEmpty();
            if (draft.disconnect() && changesServices) {
                objections.add(ChangeObjection.whole(ErrorCause.INVALID_REQUEST, "a disconnect changes no services"));
            } else if (!draft.disconnect() && !changesServices && draft.relayed().length == 0) {
                objections.add(ChangeObjection.whole(ErrorCause.INVALID_REQUEST, "the order changes nothing"));
            }
            for (int i = 0; i < draft.start().size(); i++) {
                start(draft.start().get(i), i);
            }
            for (int i = 0; i < draft.update().size(); i++) {
                update(draft.update().get(i), i);
            }
            for (int i = 0; i < draft.stop().size(); i++) {
                stop(draft.stop().get(i), i);
            }
            return objections;
        }

        private void start(ServiceDraft service, int index) {
            ServiceCall call = parse(service.activation(), Part.START, index);
            if (call == null) {
                return;
            }
            if (!started.add(call.text())) {
                object(ErrorCause.INVALID_REQUEST, Part.START, index, call + " is asked for twice");
            }
            Optional<ServiceFacts> facts = services.newest(call.name());
            if (facts.isEmpty()) {
                object(ErrorCause.UNSUPPORTED_SERVICE, Part.START, index, "there is no service '" + call.name() + "'");
                return;
            }
            for (CallObjection objection : facts.get().check(call)) {
                if (strictRanges || !objection.isTolerable()) {
                    object(ErrorCause.INVALID_ATTRIBUTE_VALUE, Part.START, index, objection.detail());
                }
            }
            boolean inert =
                    target(service, draft.completed(), () -> NOBODY).limits().areInert();
            if (inert && (draft.completed() || strictLimits)) {
                object(
                        ErrorCause.INVALID_ATTRIBUTE_VALUE,
                        Part.START,
                        index,
                        "the limit of " + call
                                + " can never be reached: a time needs statistics TIME, a volume TIME_VOLUME");
            }
            if (strictMutex && facts.get().mutexGroup().isPresent()) {
                int group = facts.get().mutexGroup().getAsInt();
                String other = groups.putIfAbsent(group, call.text());
                if (other != null) {
                    object(
                            ErrorCause.INVALID_ATTRIBUTE_VALUE,
                            Part.START,
                            index,
                            call + " and " + other + " exclude each other (mutex group " + group + ")");
                }
            }
        }

        private void update(ServiceDraft service, int index) {
            ServiceCall call = parse(service.activation(), Part.UPDATE, index);
            if (call != null && !canUpdate) {
                object(
                        ErrorCause.UNSUPPORTED_EXTENSION,
                        Part.UPDATE,
                        index,
                        "this kind of NAS cannot change the limits of a running service");
            } else if (call != null && !started.add(call.text())) {
                object(ErrorCause.INVALID_REQUEST, Part.UPDATE, index, call + " is asked for twice");
            }
        }

        private void stop(String activation, int index) {
            ServiceCall call = parse(activation, Part.STOP, index);
            if (call != null && started.contains(call.text())) {
                object(
                        ErrorCause.INVALID_REQUEST,
                        Part.STOP,
                        index,
                        call + " cannot be started and stopped by one order");
            }
        }

        private @Nullable ServiceCall parse(String activation, Part part, int index) {
            try {
                return ServiceCall.parse(activation);
            } catch (IllegalArgumentException e) {
                object(ErrorCause.INVALID_REQUEST, part, index, String.valueOf(e.getMessage()));
                return null;
            }
        }

        private void object(ErrorCause cause, Part part, int index, String detail) {
            objections.add(new ChangeObjection(cause, part, index, detail));
        }
    }
}
