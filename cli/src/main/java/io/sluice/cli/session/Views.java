package io.sluice.cli.session;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;

import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import java.util.List;

/** The columns of each kind of item, the most wanted first. */
final class Views {
    static final View SESSIONS = new View(
            "no session matches",
            List.of(
                    of("LOGIN", "login", Kind.TEXT),
                    of("NAS", "nas", Kind.TEXT),
                    of("IP", "framedIpAddress", Kind.TEXT),
                    of("STATE", "state", Kind.TEXT),
                    of("STARTED", "startedAt", Kind.INSTANT),
                    of("TIME", "sessionTime", Kind.DURATION),
                    of("IN", "inputOctets", Kind.OCTETS),
                    of("OUT", "outputOctets", Kind.OCTETS),
                    of("ID", "id", Kind.TEXT),
                    wide("ACCT-SESSION-ID", "acctSessionId", Kind.TEXT),
                    wide("OWNER", "owner", Kind.TEXT),
                    wide("PORT", "nasPort", Kind.COUNT),
                    wide("PORT-ID", "nasPortId", Kind.TEXT),
                    wide("CALLING", "callingStationId", Kind.TEXT),
                    wide("IPV6", "framedIpv6Prefix", Kind.TEXT),
                    wide("DELEGATED", "delegatedIpv6Prefix", Kind.TEXT),
                    wide("SEEN", "lastSeenAt", Kind.INSTANT),
                    wide("STOPPED", "stoppedAt", Kind.INSTANT),
                    wide("IN-PACKETS", "inputPackets", Kind.COUNT),
                    wide("OUT-PACKETS", "outputPackets", Kind.COUNT),
                    wide("CAUSE", "stopCause", Kind.TEXT)));

    static final View SERVICE_SESSIONS = new View(
            "no service session matches",
            List.of(
                    of("SERVICE", "service", Kind.TEXT),
                    of("LOGIN", "login", Kind.TEXT),
                    of("NAS", "nas", Kind.TEXT),
                    of("STATE", "state", Kind.TEXT),
                    of("STARTED", "startedAt", Kind.INSTANT),
                    of("TIME", "sessionTime", Kind.DURATION),
                    of("IN", "inputOctets", Kind.OCTETS),
                    of("OUT", "outputOctets", Kind.OCTETS),
                    of("ID", "id", Kind.TEXT),
                    wide("ACCT-SESSION-ID", "acctSessionId", Kind.TEXT),
                    wide("TAG", "tag", Kind.COUNT),
                    wide("CONFIRMED", "confirmed", Kind.TEXT),
                    wide("OWNER", "owner", Kind.TEXT),
                    wide("STATISTICS", "statistics", Kind.TEXT),
                    wide("TIME-LIMIT", "timeout", Kind.DURATION),
                    wide("VOLUME-MB", "volumeMb", Kind.COUNT),
                    wide("INTERIM", "interimInterval", Kind.DURATION),
                    wide("SEEN", "lastSeenAt", Kind.INSTANT),
                    wide("STOPPED", "stoppedAt", Kind.INSTANT),
                    wide("IN-PACKETS", "inputPackets", Kind.COUNT),
                    wide("OUT-PACKETS", "outputPackets", Kind.COUNT),
                    wide("CAUSE", "stopCause", Kind.TEXT)));

    static final View ACCOUNTING = new View(
            "no accounting record matches",
            List.of(
                    of("EVENT", "eventAt", Kind.INSTANT),
                    of("TYPE", "statusType", Kind.TEXT),
                    of("LOGIN", "login", Kind.TEXT),
                    of("NAS", "nas", Kind.TEXT),
                    of("ACCT-SESSION-ID", "acctSessionId", Kind.TEXT),
                    of("SERVICE", "service", Kind.TEXT),
                    of("TIME", "sessionTime", Kind.DURATION),
                    of("IN", "inputOctets", Kind.OCTETS),
                    of("OUT", "outputOctets", Kind.OCTETS),
                    wide("RECEIVED", "receivedAt", Kind.INSTANT),
                    wide("DELAY", "delay", Kind.DURATION),
                    wide("IN-PACKETS", "inputPackets", Kind.COUNT),
                    wide("OUT-PACKETS", "outputPackets", Kind.COUNT),
                    wide("TERMINATE-CAUSE", "terminateCause", Kind.COUNT)));

    private Views() {}
}
