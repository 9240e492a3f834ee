package io.sluice.subscriber.draft;

import io.sluice.service.CallObjection;
import io.sluice.service.InterimInterval;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceGrant;
import io.sluice.subscriber.LoginProfiles;
import io.sluice.subscriber.ProfileRendering;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.RecordAttribute;
import io.sluice.subscriber.SubscriberRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What a RADIUS record may say: attributes that a dictionary has and that are not Sluice's own to set, up to eight services
 * that can be activated together, and no more of all than one packet takes. Limits are sent as they are written, so odd ones
 * are advised against and not refused.
 */
public final class RecordRule {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 512;
    private static final long MOST_ATTRIBUTES = 2_000;
    private static final long GREATEST_TAG = 31;
    private static final String INERT = ": its limit needs statistics that are off";

    private final ServiceBook services;
    private final ProfileRendering rendering;
    private final boolean strict;

    /**
     * @param strict whether what is else advised against is refused, except an interim interval that the router replaces
     */
    public RecordRule(ServiceBook services, ProfileRendering rendering, boolean strict) {
        this.services = services;
        this.rendering = rendering;
        this.strict = strict;
    }

    /**
     * @param groups of what the subscriber starts at login besides
     */
    public void check(RecordDraft draft, LoginGroups groups, Objections against) {
        Objections againstAttributes = against.at("attributes");
        if (draft.attributes().size() > MOST_ATTRIBUTES) {
            againstAttributes.add("are at most " + MOST_ATTRIBUTES + ", not "
                    + draft.attributes().size());
            return;
        }
        for (int i = 0; i < draft.attributes().size(); i++) {
            checkAttribute(draft.attributes().get(i), againstAttributes.at(i));
        }
        new RecordServicesRule(services, strict, draft.services(), groups, against.at("services")).check();
        if (strict) {
            refuseInertLimits(draft.services(), against.at("services"));
        }
        if (against.isEmpty()) {
            checkRoom(draft.toRecord(), againstAttributes);
        }
    }

    private void checkAttribute(RecordDraft.Attribute attribute, Objections against) {
        String name = attribute.name();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            against.at("name").add("has 1–" + LONGEST_NAME + " characters, not " + name.length());
        } else if (attribute.tag() != null && (attribute.tag() < 1 || attribute.tag() > GREATEST_TAG)) {
            against.at("tag").add("is 1–" + GREATEST_TAG + ", not " + attribute.tag());
        } else if (attribute.value().length() > LONGEST_VALUE) {
            against.at("value")
                    .add("has at most " + LONGEST_VALUE + " characters, not "
                            + attribute.value().length());
        } else if (Texts.againstStoring(attribute.value()).isPresent()) {
            against.at("value").add(Texts.againstStoring(attribute.value()));
        } else {
            RecordAttribute sound = new RecordAttribute(name, RecordDraft.tag(attribute), attribute.value());
            rendering.objectionTo(sound).ifPresent(warning -> against.at(memberOf(warning))
                    .add(warning.detail()));
        }
    }

    private static String memberOf(ProfileWarning warning) {
        return switch (warning.kind()) {
            case ATTRIBUTE_UNKNOWN, ATTRIBUTE_RESERVED -> "name";
            case ATTRIBUTE_TAG_INVALID -> "tag";
            default -> "value";
        };
    }

    /** All together must fit into an Access-Accept. */
    private void checkRoom(SubscriberRecord record, Objections against) {
        if (record.attributes().isEmpty()) {
            return;
        }
        List<ServiceGrant> grants = record.services().stream()
                .map(service -> new ServiceGrant(
                        service.tag(),
                        service.activation(),
                        service.limits().timeoutSeconds(),
                        service.limits().volumeMegabytes(),
                        service.limits().statistics(),
                        service.limits().interimSeconds(),
                        null))
                .toList();
        int taken = rendering.services(grants, ignored -> {}).stream()
                .mapToInt(octets -> octets.length)
                .max()
                .orElse(0);
        int room = LoginProfiles.ROOM - taken;
        List<ProfileWarning> warnings = new ArrayList<>();
        rendering.attributes(record.attributes(), room, warnings::add);
        if (!warnings.isEmpty()) {
            against.add("do not fit into one packet beside the services: there are " + room + " octets for them");
        }
    }

    private static void refuseInertLimits(List<RecordDraft.Service> services, Objections against) {
        for (int i = 0; i < services.size(); i++) {
            RecordDraft.Service service = services.get(i);
            if (service.limits().areInert()) {
                against.at(i).add(service.activate() + INERT);
            }
        }
    }

    /** What is odd about a draft that nothing speaks against. */
    public List<Advice> advice(RecordDraft draft, Objections place) {
        List<Advice> advice = new ArrayList<>();
        for (int i = 0; i < draft.services().size(); i++) {
            RecordDraft.Service service = draft.services().get(i);
            String pointer = place.at("services").at(i).pointer();
            if (service.limits().areInert()) {
                advice.add(new Advice(Advice.Kind.LIMIT_INERT, pointer, service.activate() + INERT));
            }
            outOfRange(service)
                    .forEach(objection -> advice.add(
                            new Advice(Advice.Kind.PARAMETER_OUT_OF_RANGE, pointer + "/activate", objection.detail())));
            Long interim = service.interim();
            if (interim != null && InterimInterval.used(interim).seconds() != interim) {
                advice.add(new Advice(
                        Advice.Kind.INTERIM_REPLACED,
                        pointer + "/interim",
                        "the router uses " + InterimInterval.used(interim).seconds() + " s instead"));
            }
        }
        return advice;
    }

    /** A router activates these all the same. */
    private List<CallObjection> outOfRange(RecordDraft.Service service) {
        ServiceCall call = ServiceCall.parse(service.activate());
        return services.terms(call.name())
                .map(terms -> terms.check(call.parameters()))
                .orElse(List.of());
    }
}
