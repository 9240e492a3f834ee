package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.Members;
import io.sluice.threshold.LimitEvent;
import io.sluice.threshold.LimitKind;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An event of a limit as it is shown. */
public record LimitEventView(LimitEvent event, @Nullable String nas) {

    /** As the interface shows it: a time as a duration, a volume in octets. */
    public JsonObject json() {
        boolean time = event.limit() == LimitKind.TIME;
        Members members = new Members()
                .with("id", event.id())
                .with("at", event.happenedAt())
                .with("event", event.kind())
                .with("limit", event.limit())
                .with("percent", event.percent())
                .with("service", event.activation())
                .with("login", event.login())
                .with("nas", nas)
                .with("acctSessionId", event.acctSessionId())
                .with("serviceSessionId", event.serviceSessionId())
                .with("operation", event.operationId())
                .with("detail", event.detail().isEmpty() ? null : event.detail());
        return time
                ? members.withSeconds("usedTime", event.used())
                        .withSeconds("limitTime", event.limitedTo())
                        .build()
                : members.with("usedOctets", event.used())
                        .with("limitOctets", event.limitedTo())
                        .build();
    }
}
