package io.sluice.cli.catalogue;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.CREATE;
import static io.sluice.cli.resource.VerbName.DELETE;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SET;
import static io.sluice.cli.resource.VerbName.SHOW;
import static io.sluice.cli.resource.VerbName.UPDATE;

import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Field;
import io.sluice.cli.resource.Filter;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Part;
import io.sluice.cli.resource.Readings;
import io.sluice.cli.resource.Resource;
import java.util.List;

/** Who is served, and with what. */
public final class Subscribers {
    private static final Key WHO = new Key("<subscriber>", "Login name, or id as listed.", Subscribers::id);
    private static final String[] KINDS = {"FOLDER", "ENTERPRISE", "SITE", "ACCESS", "RESIDENTIAL"};

    public static final Resource SUBSCRIBER = Resource.of("subscriber", "subscribers")
            .named(WHO, "id")
            .posted()
            .patched()
            .readOnly("id", "retailer", "hasPassword", "warnings")
            .columns(
                    of("ID", "id", Kind.TEXT),
                    of("LOGIN", "login", Kind.TEXT),
                    of("KIND", "kind", Kind.TEXT),
                    of("NAME", "name", Kind.TEXT),
                    of("PARENT", "parent", Kind.TEXT),
                    of("STATUS", "status", Kind.TEXT),
                    wide("RETAILER", "retailer", Kind.TEXT),
                    wide("PASSWORD", "hasPassword", Kind.TEXT),
                    wide("ZONE", "zone", Kind.TEXT),
                    wide("CONCURRENCY", "concurrency", Kind.COUNT))
            .filters(
                    Filter.of("--login", "login", "<login>", "Only this login name."),
                    Filter.of("--parent", "parent", "<path>", "Only directly below this node, like isp1/acme."),
                    Filter.choice(
                            "--kind",
                            "kind",
                            "Only of this kind: folder, enterprise, site, access, residential.",
                            KINDS),
                    Filter.choice(
                            "--status", "status", "Only in this status: active, suspended.", "ACTIVE", "SUSPENDED"),
                    Filter.of("--retailer", "retailer", "<name>", "Only of this retailer."))
            .fields(
                    Field.choice("kind", "/kind", "What it is: folder, enterprise, site, access, residential.", KINDS),
                    Field.text(
                            "parent",
                            "/parent",
                            "<path>",
                            "The node above it, from the retailer down, like isp1/acme."),
                    Field.text(
                            "name", "/name", "<name>", "What it is called there; of a line, its login unless given."),
                    Field.text("login", "/login", "<login>", "The login name; empty to take it away."),
                    Field.secret("password", "/password", "The password for logins."),
                    Field.choice(
                            "status", "/status", "active, or suspended: logins are refused.", "ACTIVE", "SUSPENDED"),
                    Field.text("zone", "/zone", "<zone>", "Its time zone, where that differs from the parent's."),
                    Field.number(
                            "concurrency", "/concurrency", "<n>", "Most sessions at a time; empty for any number."))
            .deletion(Filter.onOff("--even-online", "evenOnline", "Also if it has open sessions."))
            .verbs(LIST, SHOW, CREATE, UPDATE, DELETE);

    public static final Resource RECORD = Resource.of("record", "subscribers/{}/record")
            .below(WHO)
            .readOnly("warnings")
            .parts(
                    Part.inside(
                            "Services",
                            "services",
                            new View(
                                    "no service",
                                    List.of(
                                            of("TAG", "tag", Kind.COUNT),
                                            of("ACTIVATE", "activate", Kind.TEXT),
                                            of("TIMEOUT-S", "timeout", Kind.COUNT),
                                            of("VOLUME-MB", "volume", Kind.COUNT),
                                            of("STATISTICS", "statistics", Kind.COUNT),
                                            of("INTERIM-S", "interim", Kind.COUNT)))),
                    Part.inside(
                            "Attributes",
                            "attributes",
                            new View(
                                    "no attribute",
                                    List.of(
                                            of("ATTRIBUTE", "name", Kind.TEXT),
                                            of("TAG", "tag", Kind.COUNT),
                                            of("VALUE", "value", Kind.TEXT)))))
            .fields(
                    Field.many(
                            "attribute",
                            "/attributes",
                            "<name=value>",
                            "A reply attribute, like Framed-IP-Address=10.1.2.3; repeatable; all are replaced.",
                            RecordText::attributes),
                    Field.group(
                            "service",
                            "/services",
                            "<tag:activation>",
                            "A service, like '6:tiered(1280000, 5120000)'; repeatable; all are replaced. The next four are about the service before them.",
                            RecordText::service,
                            Field.number("timeout", "/timeout", "<seconds>", "Service-Timeout, 0 for none."),
                            Field.number("volume", "/volume", "<MB>", "Service-Volume, 0 for none."),
                            Field.number(
                                    "statistics",
                                    "/statistics",
                                    "<0|1|2>",
                                    "Service-Statistics: none, time, time and volume."),
                            Field.number(
                                    "interim", "/interim", "<seconds>", "Service-Interim-Acct-Interval, 0 for off.")))
            .verbs(SHOW, SET, DELETE);

    public static final Resource SUBSTITUTIONS = Resource.of("substitutions", "subscribers/{}/substitutions")
            .below(WHO)
            .readOnly("warnings")
            .columns(of("SUBSTITUTIONS", "substitutions", Kind.TEXT))
            .fields(Field.many(
                    "substitute",
                    "/substitutions",
                    "<parameter=value>",
                    "A value for a parameter, for it and all below it; repeatable; all are replaced.",
                    Readings.PAIRS))
            .verbs(SHOW, UPDATE);

    public static final Resource SUBSCRIPTION = Resource.of("subscription", "subscribers/{}/subscriptions")
            .below(WHO)
            .named(Key.plain("<id>", "The subscription's id, as listed."), "id")
            .posted()
            .readOnly("id", "subscriberId", "warnings")
            .columns(
                    of("ID", "id", Kind.TEXT),
                    of("NAME", "name", Kind.TEXT),
                    of("SERVICE", "service", Kind.TEXT),
                    of("TRIGGER", "trigger", Kind.TEXT),
                    of("ORDER", "activationOrder", Kind.COUNT),
                    of("STATUS", "status", Kind.TEXT),
                    wide("TIMEOUT", "limits.timeout", Kind.DURATION),
                    wide("VOLUME-MB", "limits.volumeMb", Kind.COUNT),
                    wide("STATISTICS", "limits.statistics", Kind.TEXT),
                    wide("INTERIM", "limits.interimInterval", Kind.DURATION),
                    wide("SUBSTITUTIONS", "substitutions", Kind.TEXT))
            .fields(
                    Field.text("service", "/service", "<name>", "Which service."),
                    Field.text(
                            "name", "/name", "<name>", "What the subscription is called; as the service unless given."),
                    Field.choice("trigger", "/trigger", "manual, or activate_on_login.", "MANUAL", "ACTIVATE_ON_LOGIN"),
                    Field.number("order", "/activationOrder", "<n>", "Place at login, lowest first."),
                    Field.choice("status", "/status", "active, suspended, hidden.", "ACTIVE", "SUSPENDED", "HIDDEN"),
                    Field.many(
                            "substitute",
                            "/substitutions",
                            "<parameter=value>",
                            "A value for a parameter of the service; repeatable; all are replaced.",
                            Readings.PAIRS),
                    Field.of("timeout", "/limits/timeout", "<duration>", "Most time, like 5h.", Readings.DURATION),
                    Field.number("volume-mb", "/limits/volumeMb", "<MB>", "Most traffic."),
                    Field.choice(
                            "statistics",
                            "/limits/statistics",
                            "What is counted: none, time, time_volume.",
                            "NONE",
                            "TIME",
                            "TIME_VOLUME"),
                    Field.of(
                            "interim",
                            "/limits/interimInterval",
                            "<duration>",
                            "How often usage is reported.",
                            Readings.DURATION))
            .verbs(LIST, SHOW, CREATE, UPDATE, DELETE);

    private Subscribers() {}

    /** A login name is looked up first; one that nobody has and that is a number is an id. */
    private static String id(ApiClient client, String typed) {
        List<Item> found =
                client.list("subscribers", new Query().and("login", typed), 1).items();
        if (found.isEmpty() && typed.matches("[0-9]{1,18}")) {
            return typed;
        }
        return found.stream()
                .findFirst()
                .flatMap(subscriber -> subscriber.text("id"))
                .orElseThrow(() -> new CommandFailure(ExitStatus.NOT_FOUND, "no subscriber has the login " + typed));
    }
}
