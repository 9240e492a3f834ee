package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Members;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.RecordAttribute;
import io.sluice.subscriber.RecordService;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How subscribers look in the interface and in the audit trail. Never holds a password. */
public final class SubscriberJson {

    private SubscriberJson() {}

    public static JsonObject of(SubscriberView subscriber) {
        return new Members()
                .with("id", subscriber.id())
                .with("retailer", subscriber.retailer())
                .with("parent", subscriber.parent())
                .with("kind", subscriber.kind())
                .with("name", subscriber.name())
                .with("login", subscriber.login())
                .with("hasPassword", subscriber.hasPassword())
                .with("status", subscriber.status())
                .with("zone", subscriber.zone())
                .with("concurrency", subscriber.concurrency())
                .build();
    }

    /** Numbers as the attributes carry them. */
    public static JsonObject of(RecordView record) {
        JsonArrayBuilder attributes = Json.createArrayBuilder();
        record.record().attributes().forEach(attribute -> attributes.add(of(attribute)));
        JsonArrayBuilder services = Json.createArrayBuilder();
        record.record().services().forEach(service -> services.add(of(service)));
        return Json.createObjectBuilder()
                .add("attributes", attributes)
                .add("services", services)
                .build();
    }

    private static JsonObject of(RecordAttribute attribute) {
        return new Members()
                .with("name", attribute.name())
                .with("tag", attribute.tag())
                .with("value", attribute.value())
                .build();
    }

    private static JsonObject of(RecordService service) {
        ServiceLimits limits = service.limits();
        StatisticsMode statistics = limits.statistics();
        return new Members()
                .with("tag", service.tag())
                .with("activate", service.activation())
                .with("timeout", limits.timeoutSeconds())
                .with("volume", limits.volumeMegabytes())
                .with("statistics", statistics == null ? null : (Integer) statistics.code())
                .with("interim", limits.interimSeconds())
                .build();
    }

    public static JsonObject of(SubscriptionView subscription) {
        Members substitutions = new Members();
        new TreeMap<>(subscription.substitutions()).forEach(substitutions::with);
        return new Members()
                .with("id", subscription.id())
                .with("subscriberId", subscription.subscriberId())
                .with("name", subscription.name())
                .with("service", subscription.service())
                .with("trigger", subscription.trigger())
                .with("activationOrder", subscription.activationOrder())
                .with("status", subscription.status())
                .with("substitutions", substitutions.build())
                .with("limits", limits(subscription.limits()))
                .build();
    }

    private static @Nullable JsonObject limits(ServiceLimits limits) {
        return limits.equals(ServiceLimits.NONE)
                ? null
                : new Members()
                        .withSeconds("timeout", limits.timeoutSeconds())
                        .with("volumeMb", limits.volumeMegabytes())
                        .with("statistics", limits.statistics())
                        .withSeconds("interimInterval", limits.interimSeconds())
                        .build();
    }
}
