package io.sluice.web.api;

import io.sluice.ejb.platform.Members;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SubscriberSessionView;
import jakarta.json.JsonObject;

/** How sessions look in the interface. */
final class SessionJson {
    private SessionJson() {}

    static JsonObject of(SubscriberSessionView session) {
        return new Members()
                .with("id", session.id())
                .with("login", session.login())
                .with("nas", session.nas())
                .with("acctSessionId", session.acctSessionId())
                .with("state", session.state())
                .with("owner", session.owner())
                .with("nasPort", session.nasPort())
                .with("nasPortId", session.nasPortId())
                .with("callingStationId", session.callingStationId())
                .with("framedIpAddress", session.framedIpAddress())
                .with("framedIpv6Prefix", session.framedIpv6Prefix())
                .with("delegatedIpv6Prefix", session.delegatedIpv6Prefix())
                .with("startedAt", session.startedAt())
                .with("lastSeenAt", session.lastSeenAt())
                .with("stoppedAt", session.stoppedAt())
                .withSeconds("sessionTime", session.sessionTime())
                .with("inputOctets", session.inputOctets())
                .with("outputOctets", session.outputOctets())
                .with("inputPackets", session.inputPackets())
                .with("outputPackets", session.outputPackets())
                .with("terminateCause", session.terminateCause())
                .with("stopCause", session.stopCause())
                .build();
    }

    static JsonObject of(ServiceSessionView session) {
        return new Members()
                .with("id", session.id())
                .with("subscriberSessionId", session.subscriberSessionId())
                .with("service", session.activation())
                .with("login", session.login())
                .with("nas", session.nas())
                .with("acctSessionId", session.acctSessionId())
                .with("serviceId", session.serviceId().isEmpty() ? null : session.serviceId())
                .with("tag", session.tag())
                .with("state", session.state())
                .with("confirmed", session.confirmed())
                .with("static", session.isStatic())
                .with("fullyActive", session.isFullyActive())
                .with("owner", session.owner())
                .withSeconds("timeout", session.timeoutSeconds())
                .with("volumeMb", session.volumeMegabytes())
                .with("statistics", session.statistics())
                .withSeconds("interimInterval", session.interimSeconds())
                .with("startedAt", session.startedAt())
                .with("lastSeenAt", session.lastSeenAt())
                .with("stoppedAt", session.stoppedAt())
                .withSeconds("sessionTime", session.sessionTime())
                .with("inputOctets", session.inputOctets())
                .with("outputOctets", session.outputOctets())
                .with("inputPackets", session.inputPackets())
                .with("outputPackets", session.outputPackets())
                .with("terminateCause", session.terminateCause())
                .with("stopCause", session.stopCause())
                .build();
    }
}
