package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.Members;
import io.sluice.threshold.LimitKind;
import io.sluice.threshold.LimitProgress;
import io.sluice.threshold.Quota;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Set;

/** A quota as it is shown. */
public record QuotaView(long subscriberId, String name, int version, JsonObject json) {

    /** What is shown and not anybody's to set. */
    public static final Set<String> TOLD = Set.of(
            "extraOctets",
            "limitOctets",
            "usedOctets",
            "percent",
            "overshootOctets",
            "usedUp",
            "zone",
            "periodStartedAt",
            "resetsAt");

    static QuotaView of(KnownQuota known, long megabyte) {
        Quota quota = known.quota();
        LimitProgress progress = new LimitProgress(LimitKind.VOLUME, quota.used(), quota.total());
        JsonArrayBuilder marks = Json.createArrayBuilder();
        quota.action().notifyAt().forEach(marks::add);
        JsonObject json = new Members()
                .with("name", known.name())
                .with("service", quota.service())
                .with("period", known.period())
                .with("resetDay", known.resetDay())
                .with("volumeMb", quota.octets() / megabyte)
                .with(
                        "onLimit",
                        new Members()
                                .with("action", quota.action().kind())
                                .with("switchTo", quota.action().switchTo())
                                .with("notifyAt", marks.build())
                                .build())
                .with("extraOctets", quota.extra())
                .with("limitOctets", progress.limitedTo())
                .with("usedOctets", progress.used())
                .with("percent", progress.percent())
                .with("overshootOctets", progress.overshoot())
                .with("usedUp", known.usedUp())
                .with("zone", known.zone().getId())
                .with("periodStartedAt", known.periodStartedAt())
                .with("resetsAt", known.resetsAt())
                .build();
        return new QuotaView(known.subscriberId(), known.name(), known.version(), json);
    }
}
