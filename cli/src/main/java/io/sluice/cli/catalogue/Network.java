package io.sluice.cli.catalogue;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.CREATE;
import static io.sluice.cli.resource.VerbName.DELETE;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SET;
import static io.sluice.cli.resource.VerbName.SHOW;
import static io.sluice.cli.resource.VerbName.UPDATE;

import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Field;
import io.sluice.cli.resource.Filter;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Part;
import io.sluice.cli.resource.Readings;
import io.sluice.cli.resource.Resource;
import java.util.List;

/** Who sends packets, and what sessions belong to. */
public final class Network {
    private static final String[] PROTECTION = {"REQUIRE", "AUTO", "ACCEPT"};

    public static final Resource CLIENT = Resource.of("client", "clients")
            .named(Key.plain("<name>", "The client's name."), "name")
            .readOnly("name", "secretSet", "warnings")
            .columns(
                    of("NAME", "name", Kind.TEXT),
                    of("PREFIXES", "prefixes", Kind.TEXT),
                    of("KINDS", "kinds", Kind.TEXT),
                    of("NAS", "nas", Kind.TEXT),
                    of("MSG-AUTH", "messageAuthenticator", Kind.TEXT),
                    wide("PROXY-STATE", "proxyState", Kind.TEXT),
                    wide("MAY-REPORT-NAS", "mayReportNas", Kind.TEXT),
                    wide("SIGN-REPLIES", "signReplies", Kind.TEXT))
            .filters(Filter.of("--nas", "nas", "<name>", "Only those that speak for this NAS."))
            .fields(
                    Field.texts("prefix", "/prefixes", "<cidr>", "Where it sends from, like 10.0.0.0/24; repeatable."),
                    Field.secret("secret", "/secret", "The shared secret."),
                    Field.choices(
                            "kind",
                            "/kinds",
                            "What it may send: auth, acct, dynauth; repeatable.",
                            "AUTH",
                            "ACCT",
                            "DYNAUTH"),
                    Field.text("nas", "/nas", "<name>", "The NAS that a request is about which names no other."),
                    Field.choice(
                            "message-authenticator",
                            "/messageAuthenticator",
                            "Whether Access-Requests must carry Message-Authenticator: require, auto, accept.",
                            PROTECTION),
                    Field.choice(
                            "proxy-state",
                            "/proxyState",
                            "Whether an unprotected request with Proxy-State is refused: require, auto, accept.",
                            PROTECTION),
                    Field.onOff(
                            "may-report-nas", "/mayReportNas", "Whether it may speak for NASes other than its own."),
                    Field.onOff("sign-replies", "/signReplies", "Whether replies to CoA carry Message-Authenticator."))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    private static final View LACKS = new View(
            "Nothing was odd in the last seven days.",
            List.of(
                    of("FLAG", "flag", Kind.TEXT),
                    of("RECORDS", "records", Kind.COUNT),
                    of("LOSS", "loss", Kind.TEXT)));

    public static final Resource NAS = Resource.of("NAS", "nas")
            .named(Key.plain("<name>", "The NAS's name."), "name")
            .readOnly("name", "bootEpoch", "warnings")
            .columns(
                    of("NAME", "name", Kind.TEXT),
                    of("IDENTIFIERS", "identifiers", Kind.TEXT),
                    of("ADDRESSES", "addresses", Kind.TEXT),
                    of("DIALECT", "dialect", Kind.TEXT),
                    of("COA", "coa.address", Kind.TEXT),
                    of("PORT", "coa.port", Kind.COUNT),
                    wide("CONFIRMATION", "confirmation", Kind.TEXT),
                    wide("MUTEX", "mutex", Kind.TEXT),
                    wide("ZONE", "zone", Kind.TEXT),
                    wide("SILENCE", "silence", Kind.DURATION),
                    wide("BOOT-EPOCH", "bootEpoch", Kind.COUNT))
            .fields(
                    Field.texts("identifier", "/identifiers", "<text>", "A NAS-Identifier it uses; repeatable."),
                    Field.texts("address", "/addresses", "<ip>", "A NAS-IP(v6)-Address it uses; repeatable."),
                    Field.text("dialect", "/dialect", "<dialect>", "The attributes it speaks, like erx."),
                    Field.text("coa-address", "/coa/address", "<ip>", "Where CoA-Requests go."),
                    Field.number("coa-port", "/coa/port", "<port>", "UDP port for these, 3799 by custom."),
                    Field.secret("coa-secret", "/coa/secret", "The shared secret for these."),
                    Field.choice(
                            "confirmation",
                            "/confirmation",
                            "What proves that a change took effect: learn, ack, accounting.",
                            "LEARN",
                            "ACK",
                            "ACCOUNTING"),
                    Field.choice(
                            "mutex", "/mutex", "Who stops what a new service replaces: sluice, nas.", "SLUICE", "NAS"),
                    Field.text("zone", "/zone", "<zone>", "Its time zone, like Europe/Berlin."),
                    Field.text(
                            "silence", "/silence", "<duration>", "After which its sessions are given up, like PT1H."))
            .parts(Part.below("What its accounting lacks", "trust", "trust", LACKS))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    public static final Resource RETAILER = Resource.of("retailer", "retailers")
            .named(Key.plain("<name>", "The retailer's name."), "name")
            .readOnly("name", "warnings")
            .columns(of("NAME", "name", Kind.TEXT), of("REALMS", "realms", Kind.TEXT), of("ZONE", "zone", Kind.TEXT))
            .fields(
                    Field.texts("realm", "/realms", "<realm>", "A realm of its own, like isp1.com; repeatable."),
                    Field.text("zone", "/zone", "<zone>", "Its time zone, like Europe/Berlin."))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    public static final Resource UPSTREAM = Resource.of("upstream", "retailers/{}/upstreams")
            .below(Key.plain("<retailer>", "The retailer's name."))
            .named(Key.plain("<name>", "The server's name."), "name")
            .readOnly("name", "retailer", "secretSet", "state", "warnings")
            .columns(
                    of("NAME", "name", Kind.TEXT),
                    of("KIND", "kind", Kind.TEXT),
                    of("RANK", "rank", Kind.COUNT),
                    of("GROUP", "group", Kind.TEXT),
                    of("ADDRESS", "address", Kind.TEXT),
                    of("PORT", "port", Kind.COUNT),
                    of("STATE", "state", Kind.TEXT),
                    wide("FIRST-TIMEOUT", "firstTimeout", Kind.DURATION),
                    wide("TRANSMISSIONS", "transmissions", Kind.COUNT),
                    wide("STATUS-SERVER", "statusServer", Kind.TEXT),
                    wide("KEEP-REALM", "keepRealm", Kind.TEXT),
                    wide("MSG-AUTH", "messageAuthenticator", Kind.TEXT))
            .fields(
                    Field.choice("kind", "/kind", "What it is for: auth, acct.", "AUTH", "ACCT"),
                    Field.text("address", "/address", "<ip>", "Where it listens."),
                    Field.number("port", "/port", "<port>", "Its UDP port."),
                    Field.secret("secret", "/secret", "The shared secret."),
                    Field.number("rank", "/rank", "<n>", "Whom to ask first: the lowest."),
                    Field.text("group", "/group", "<name>", "Who stands in for it; each group gets a copy."),
                    Field.of(
                            "first-timeout",
                            "/firstTimeout",
                            "<duration>",
                            "Time to the first retransmission, like 2s.",
                            Readings.DURATION),
                    Field.number(
                            "transmissions",
                            "/transmissions",
                            "<n>",
                            "How often a request is sent before the next is asked."),
                    Field.onOff("status-server", "/statusServer", "Whether it is probed while it is silent."),
                    Field.onOff("keep-realm", "/keepRealm", "Whether it is sent User-Name with the realm."),
                    Field.choice(
                            "message-authenticator",
                            "/messageAuthenticator",
                            "Whether its replies must carry Message-Authenticator: require, accept.",
                            "REQUIRE",
                            "ACCEPT"))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    private Network() {}
}
