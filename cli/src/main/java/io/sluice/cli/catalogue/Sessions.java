package io.sluice.cli.catalogue;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SHOW;

import io.sluice.cli.output.Column;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.resource.Filter;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Part;
import io.sluice.cli.resource.Resource;
import java.util.Arrays;

/** Who is online with what, and what was accounted for. */
public final class Sessions {
    private static final Filter LOGIN = Filter.of("--login", "login", "<login>", "Only this login name.");
    private static final Filter NAS = Filter.of("--nas", "nas", "<name>", "Only at this NAS.");

    private static final Filter IP = Filter.of("--ip", "ip", "<address>", "Only with this framed address.");

    private static final Column[] COURSE = {
        of("LOGIN", "login", Kind.TEXT),
        of("NAS", "nas", Kind.TEXT),
        of("STATE", "state", Kind.TEXT),
        of("STARTED", "startedAt", Kind.INSTANT),
        of("TIME", "sessionTime", Kind.DURATION),
        of("IN", "inputOctets", Kind.OCTETS),
        of("OUT", "outputOctets", Kind.OCTETS),
        of("ID", "id", Kind.TEXT)
    };

    private static final Column[] END = {
        wide("SEEN", "lastSeenAt", Kind.INSTANT),
        wide("STOPPED", "stoppedAt", Kind.INSTANT),
        wide("IN-PACKETS", "inputPackets", Kind.COUNT),
        wide("OUT-PACKETS", "outputPackets", Kind.COUNT),
        wide("CAUSE", "stopCause", Kind.TEXT)
    };

    public static final Resource SERVICE_SESSION = Resource.of("service session", "service-sessions")
            .named(Key.plain("<id>", "The service session's id, as listed."), "id")
            .columns(of("SERVICE", "service", Kind.TEXT))
            .columns(COURSE)
            .columns(
                    wide("ACCT-SESSION-ID", "acctSessionId", Kind.TEXT),
                    wide("TAG", "tag", Kind.COUNT),
                    wide("CONFIRMED", "confirmed", Kind.TEXT),
                    wide("OWNER", "owner", Kind.TEXT),
                    wide("STATIC", "static", Kind.TEXT),
                    wide("BOTH-FAMILIES", "fullyActive", Kind.TEXT),
                    wide("STATISTICS", "statistics", Kind.TEXT),
                    wide("TIME-LIMIT", "timeout", Kind.DURATION),
                    wide("VOLUME-MB", "volumeMb", Kind.COUNT),
                    wide("INTERIM", "interimInterval", Kind.DURATION))
            .columns(END)
            .filters(
                    LOGIN,
                    NAS,
                    Filter.choice(
                            "--state",
                            "state",
                            "Only in this state: requested, activating, active, deactivating, stopped, failed, stale.",
                            "REQUESTED",
                            "ACTIVATING",
                            "ACTIVE",
                            "DEACTIVATING",
                            "STOPPED",
                            "FAILED",
                            "STALE"))
            .verbs(LIST, SHOW);

    public static final Resource SESSION = Resource.of("session", "subscriber-sessions")
            .named(Key.plain("<id>", "The session's id, as listed."), "id")
            .columns(COURSE[0], COURSE[1], of("IP", "framedIpAddress", Kind.TEXT))
            .columns(Arrays.copyOfRange(COURSE, 2, COURSE.length))
            .columns(
                    wide("ACCT-SESSION-ID", "acctSessionId", Kind.TEXT),
                    wide("OWNER", "owner", Kind.TEXT),
                    wide("PORT", "nasPort", Kind.COUNT),
                    wide("PORT-ID", "nasPortId", Kind.TEXT),
                    wide("CALLING", "callingStationId", Kind.TEXT),
                    wide("IPV6", "framedIpv6Prefix", Kind.TEXT),
                    wide("DELEGATED", "delegatedIpv6Prefix", Kind.TEXT))
            .columns(END)
            .parts(Part.below("Services", "serviceSessions", "service-sessions", SERVICE_SESSION.view()))
            .filters(
                    LOGIN,
                    NAS,
                    IP,
                    Filter.choice(
                            "--state",
                            "state",
                            "Only in this state: expected, active, stale, closed.",
                            "EXPECTED",
                            "ACTIVE",
                            "STALE",
                            "CLOSED"))
            .verbs(LIST, SHOW);

    /** Sessions whose state is not the person's to choose. */
    public static final Resource ONLINE = Resource.of("session", "subscriber-sessions")
            .columns(SESSION.view().columns().toArray(Column[]::new))
            .filters(LOGIN, NAS, IP)
            .verbs(LIST);

    public static final Resource DELIVERY = Resource.of("accounting delivery", "accounting-deliveries")
            .columns(
                    of("EVENT", "eventAt", Kind.INSTANT),
                    of("TYPE", "statusType", Kind.TEXT),
                    of("STATE", "state", Kind.TEXT),
                    of("RETAILER", "retailer", Kind.TEXT),
                    of("GROUP", "group", Kind.TEXT),
                    of("SERVER", "server", Kind.TEXT),
                    of("LOGIN", "login", Kind.TEXT),
                    of("ACCT-SESSION-ID", "acctSessionId", Kind.TEXT),
                    of("TRIES", "attempts", Kind.COUNT),
                    wide("SERVICE", "service", Kind.TEXT),
                    wide("NAS", "nas", Kind.TEXT),
                    wide("OURS", "originated", Kind.TEXT),
                    wide("SINCE", "waitsSince", Kind.INSTANT),
                    wide("NEXT", "nextAttemptAt", Kind.INSTANT),
                    wide("ENDED", "endedAt", Kind.INSTANT),
                    wide("DETAIL", "detail", Kind.TEXT))
            .filters(
                    Filter.choice(
                            "--state",
                            "state",
                            "Only in this state: waiting, answered, shed, unsendable.",
                            "WAITING",
                            "ANSWERED",
                            "SHED",
                            "UNSENDABLE"),
                    Filter.of("--retailer", "retailer", "<name>", "Only to this retailer's servers."),
                    Filter.of("--acct-session-id", "acctSessionId", "<id>", "Only of this session and its services."),
                    LOGIN)
            .verbs(LIST);

    public static final Resource ACCOUNTING = Resource.of("accounting record", "accounting-records")
            .columns(
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
                    wide("TERMINATE-CAUSE", "terminateCause", Kind.COUNT),
                    wide("FLAGS", "flags", Kind.TEXT))
            .filters(
                    Filter.of("--session", "acctSessionId", "<acct-session-id>", "Only of this Acct-Session-Id."),
                    LOGIN,
                    NAS,
                    Filter.of(
                            "--from",
                            "from",
                            "<time>",
                            "Only events at or after this time (RFC 3339, like 2026-11-22T08:00:00Z)."),
                    Filter.of("--to", "to", "<time>", "Only events before this time."))
            .verbs(LIST);

    public static final Resource USAGE = Resource.of("hour of usage", "usage")
            .columns(
                    of("HOUR", "from", Kind.INSTANT),
                    of("LOGIN", "login", Kind.TEXT),
                    of("SERVICE", "service", Kind.TEXT),
                    of("TIME", "time", Kind.DURATION),
                    of("IN", "inputOctets", Kind.OCTETS),
                    of("OUT", "outputOctets", Kind.OCTETS),
                    wide("IN-PACKETS", "inputPackets", Kind.COUNT),
                    wide("OUT-PACKETS", "outputPackets", Kind.COUNT),
                    wide("INFERRED", "inferredOctets", Kind.OCTETS))
            .filters(
                    LOGIN,
                    Filter.of("--service", "service", "<service>", "Only of this service, or activation string."),
                    Filter.of("--from", "from", "<time>", "Only hours that end after this time (RFC 3339)."),
                    Filter.of("--to", "to", "<time>", "Only hours that begin before this time."))
            .verbs(LIST);

    private Sessions() {}
}
