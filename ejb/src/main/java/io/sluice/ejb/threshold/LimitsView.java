package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.Members;
import io.sluice.service.LimitAction;
import io.sluice.threshold.LimitKeeping;
import io.sluice.threshold.LimitProgress;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one service session as they are shown.
 *
 * @param inert whether a limit is set that can never be reached, since what it needs is not counted
 * @param time null without a limit in time
 * @param endsAt when that is reached, by the business clock
 * @param volume null without a limit in volume
 * @param volumeAccuracy seconds that a volume may flow before anybody notices
 * @param events newest first
 */
public record LimitsView(
        UUID serviceSession,
        String activation,
        LimitKeeping keeping,
        LimitAction onLimit,
        boolean inert,
        @Nullable LimitProgress time,
        @Nullable Instant endsAt,
        @Nullable LimitProgress volume,
        @Nullable Long volumeAccuracy,
        List<LimitEventView> events) {

    public LimitsView {
        events = List.copyOf(events);
    }

    /** As the interface shows it. */
    public JsonObject json() {
        JsonArrayBuilder told = Json.createArrayBuilder();
        events.forEach(event -> told.add(event.json()));
        return new Members()
                .with("serviceSessionId", serviceSession)
                .with("service", activation)
                .with("enforcedBy", keeping.byNas() ? "NAS" : "SLUICE")
                .with("onLimit", onLimit.kind())
                .with("switchTo", onLimit.switchTo())
                .with("inert", inert)
                .with("time", timeJson())
                .with("volume", volumeJson())
                .with("events", told.build())
                .build();
    }

    private @Nullable JsonObject timeJson() {
        return time == null
                ? null
                : new Members()
                        .withSeconds("used", time.used())
                        .withSeconds("limit", time.limitedTo())
                        .with("percent", time.percent())
                        .withSeconds("overshoot", time.overshoot())
                        .with("endsAt", endsAt)
                        .build();
    }

    private @Nullable JsonObject volumeJson() {
        return volume == null
                ? null
                : new Members()
                        .with("usedOctets", volume.used())
                        .with("limitOctets", volume.limitedTo())
                        .with("percent", volume.percent())
                        .with("overshootOctets", volume.overshoot())
                        .with("counted", keeping.counted())
                        .withSeconds("accuracy", volumeAccuracy)
                        .build();
    }
}
