package io.sluice.web.api;

import io.sluice.ejb.subscriber.Given;
import io.sluice.ejb.subscriber.SubscriberChange;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.SubscriptionStatus;
import io.sluice.subscriber.draft.RecordDraft;
import io.sluice.subscriber.draft.SubscriberDraft;
import io.sluice.subscriber.draft.SubscriptionDraft;
import io.sluice.web.api.write.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies about subscribers into drafts: shapes here, meaning in the rules of the core. Each method reads all members at once
 * and gives back what makes the draft when nothing is wrong with them.
 */
final class SubscriberBodies {

    /** Beyond what anything may be, so that the core says in its words what is out of range. */
    private static final long LEAST = Long.MIN_VALUE;

    private static final long MOST = Long.MAX_VALUE;

    private static final int LONGEST_PATH = 4_000;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LONGEST_ZONE = 64;
    private static final int MOST_ATTRIBUTES = 2_000;
    private static final int MOST_SERVICES = 1_000;
    private static final int MOST_SUBSTITUTIONS = 100;

    private SubscriberBodies() {}

    static Supplier<SubscriberDraft> subscriber(Fields fields) {
        SubscriberKind kind = fields.oneOf("kind", SubscriberKind.class);
        String parent = fields.text("parent", LONGEST_PATH);
        String name = fields.optionalText("name", LONGEST_NAME);
        String login = fields.optionalText("login", LONGEST_NAME);
        String password = fields.optionalText("password", LONGEST_PASSWORD);
        SubscriberStatus status = fields.oneOf("status", SubscriberStatus.class, SubscriberStatus.ACTIVE);
        String zone = fields.optionalText("zone", LONGEST_ZONE);
        Long concurrency = fields.optionalNumber("concurrency", LEAST, MOST);
        return () -> new SubscriberDraft(kind, parent, name, login, password, status, zone, concurrency);
    }

    static Supplier<SubscriberChange> change(Fields fields) {
        for (String fixed : List.of("kind", "parent", "name")) {
            if (fields.has(fixed)) {
                fields.refuse(fixed, "It is fixed once the subscriber is made.");
            }
        }
        Given<String> login = givenText(fields, "login", LONGEST_NAME);
        Given<String> password = givenText(fields, "password", LONGEST_PASSWORD);
        Given<String> zone = givenText(fields, "zone", LONGEST_ZONE);
        SubscriberStatus status = fields.optionalOneOf("status", SubscriberStatus.class);
        Given<Long> concurrency = fields.has("concurrency")
                ? Given.of(fields.optionalNumber("concurrency", LEAST, MOST))
                : Given.nothing();
        return () -> new SubscriberChange(login, password, status, zone, concurrency);
    }

    private static Given<String> givenText(Fields fields, String name, int longest) {
        return fields.has(name) ? Given.of(fields.optionalText(name, longest)) : Given.nothing();
    }

    static Supplier<RecordDraft> record(Fields fields) {
        List<RecordDraft.Attribute> attributes = new ArrayList<>();
        for (Fields each : fields.objects("attributes", MOST_ATTRIBUTES)) {
            attributes.add(new RecordDraft.Attribute(
                    each.text("name", 128), each.optionalNumber("tag", LEAST, MOST), each.text("value", 512)));
        }
        List<RecordDraft.Service> services = new ArrayList<>();
        for (Fields each : fields.objects("services", MOST_SERVICES)) {
            services.add(new RecordDraft.Service(
                    each.number("tag", LEAST, MOST),
                    each.text("activate", 1_000),
                    each.optionalNumber("timeout", LEAST, MOST),
                    each.optionalNumber("volume", LEAST, MOST),
                    each.optionalNumber("statistics", LEAST, MOST),
                    each.optionalNumber("interim", LEAST, MOST)));
        }
        return () -> new RecordDraft(attributes, services);
    }

    static Supplier<SubscriptionDraft> subscription(Fields fields) {
        String service = fields.text("service", 64);
        String name = fields.optionalText("name", 64);
        ActivationTrigger trigger = fields.oneOf("trigger", ActivationTrigger.class, ActivationTrigger.MANUAL);
        Long order = fields.optionalNumber("activationOrder", LEAST, MOST);
        SubscriptionStatus status = fields.oneOf("status", SubscriptionStatus.class, SubscriptionStatus.ACTIVE);
        Map<String, String> substitutions = fields.texts("substitutions", MOST_SUBSTITUTIONS, 64, 128);
        SubscriptionDraft.Limits limits = limits(fields.optionalObject("limits"));
        return () ->
                new SubscriptionDraft(service, name, trigger, order == null ? 0 : order, status, substitutions, limits);
    }

    private static SubscriptionDraft.Limits limits(@Nullable Fields limits) {
        return limits == null
                ? SubscriptionDraft.Limits.NONE
                : new SubscriptionDraft.Limits(
                        limits.optionalSeconds("timeout", Integer.MAX_VALUE),
                        limits.optionalNumber("volumeMb", LEAST, MOST),
                        limits.optionalOneOf("statistics", StatisticsMode.class),
                        limits.optionalSeconds("interimInterval", Integer.MAX_VALUE));
    }
}
