package io.sluice.cli.catalogue;

import static io.sluice.cli.output.Column.of;
import static io.sluice.cli.output.Column.wide;
import static io.sluice.cli.resource.VerbName.CREATE;
import static io.sluice.cli.resource.VerbName.DELETE;
import static io.sluice.cli.resource.VerbName.LIST;
import static io.sluice.cli.resource.VerbName.SET;
import static io.sluice.cli.resource.VerbName.SHOW;
import static io.sluice.cli.resource.VerbName.UPDATE;

import io.sluice.cli.output.Column;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Field;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Part;
import io.sluice.cli.resource.Readings;
import io.sluice.cli.resource.Resource;
import java.util.List;

/** What subscribers may be given. */
public final class Services {
    private static final Key NAME =
            Key.plain("<name>", "The service's name: what stands before the parenthesis of an activation.");

    private static final Column[] TERMS = {
        of("PARAMETERS", "parameters", Kind.TEXT),
        of("MUTEX-GROUP", "mutexGroup", Kind.COUNT),
        of("STATISTICS", "statistics", Kind.TEXT),
        wide("INTERFACE", "interfaceType", Kind.TEXT),
        wide("REQUIRED-AT-LOGIN", "requiredAtLogin", Kind.TEXT),
        wide("AUTHORIZATION", "authorization", Kind.TEXT),
        wide("TIMEOUT", "limits.timeout", Kind.DURATION),
        wide("VOLUME-MB", "limits.volumeMb", Kind.COUNT),
        wide("INTERIM", "limits.interimInterval", Kind.DURATION),
        wide("RENDERINGS", "renderings", Kind.TEXT)
    };

    public static final Resource SERVICE = Resource.of("service", "services")
            .named(NAME, "name")
            .readOnly("name", "version", "createdAt", "warnings")
            .columns(of("NAME", "name", Kind.TEXT), of("VERSION", "version", Kind.COUNT))
            .columns(TERMS)
            .parts(Part.inside(
                    "Parameters",
                    "parameters",
                    new View(
                            "no parameter",
                            List.of(
                                    of("PARAMETER", "name", Kind.TEXT),
                                    of("TYPE", "type", Kind.TEXT),
                                    of("MIN", "min", Kind.COUNT),
                                    of("MAX", "max", Kind.COUNT),
                                    of("DEFAULT", "default", Kind.TEXT)))))
            .fields(
                    Field.many(
                            "parameter",
                            "/parameters",
                            "<name:type…>",
                            "A parameter, in the order of the router's template: name:type[:min..max][=default], like"
                                    + " inputBW:BITS_PER_SECOND:64000..; repeatable; all are replaced.",
                            ParameterText::read),
                    Field.number("mutex-group", "/mutexGroup", "<n>", "Its group excludes each other; empty for none."),
                    Field.choice(
                            "statistics",
                            "/statistics",
                            "What it can count: none, time, time_volume.",
                            "NONE",
                            "TIME",
                            "TIME_VOLUME"),
                    Field.choice(
                            "interface-type",
                            "/interfaceType",
                            "ipv4, ipv6, ipv4_ipv6, l2tp.",
                            "IPV4",
                            "IPV6",
                            "IPV4_IPV6",
                            "L2TP"),
                    Field.onOff("required-at-login", "/requiredAtLogin", "Whether a login fails without it."),
                    Field.choice("authorization", "/authorization", "none, or schedule.", "NONE", "SCHEDULE"),
                    Field.of(
                            "timeout",
                            "/limits/timeout",
                            "<duration>",
                            "Most time unless said otherwise, like 5h.",
                            Readings.DURATION),
                    Field.number("volume-mb", "/limits/volumeMb", "<MB>", "Most traffic unless said otherwise."),
                    Field.of(
                            "interim",
                            "/limits/interimInterval",
                            "<duration>",
                            "How often usage is reported.",
                            Readings.DURATION),
                    Field.many(
                            "rendering",
                            "/renderings",
                            "<dialect:Attribute=value>",
                            "An attribute that stands for it at a NAS without activation strings, like"
                                    + " 'mikrotik:Mikrotik-Rate-Limit=${rate}'; ${rate:plain} and ${rate:kilo} are numbers;"
                                    + " repeatable; all are replaced.",
                            RenderingText::read))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    public static final Resource VERSION = Resource.of("version", "services/{}/versions")
            .below(NAME)
            .columns(of("VERSION", "version", Kind.COUNT), of("SINCE", "createdAt", Kind.INSTANT))
            .columns(TERMS)
            .verbs(LIST);

    public static final Resource SCOPE = Resource.of("scope", "scopes")
            .named(Key.plain("<name>", "The scope's name."), "name")
            .readOnly("name", "warnings")
            .columns(
                    of("NAME", "name", Kind.TEXT),
                    of("PRECEDENCE", "precedence", Kind.COUNT),
                    of("EXCLUSIVE", "exclusive", Kind.TEXT),
                    of("SERVICES", "services", Kind.TEXT),
                    of("BELOW", "below", Kind.TEXT),
                    of("NASES", "nases", Kind.TEXT),
                    wide("SUBSTITUTIONS", "substitutions", Kind.TEXT))
            .fields(
                    Field.number("precedence", "/precedence", "<n>", "Which counts first: the lower number."),
                    Field.onOff("exclusive", "/exclusive", "Whether its services are offered nowhere else."),
                    Field.texts("service", "/services", "<name>", "A service it is about; repeatable; none for all."),
                    Field.texts("nas", "/nases", "<name>", "A NAS it holds at; repeatable; none for all."),
                    Field.texts(
                            "below",
                            "/below",
                            "<path>",
                            "For whom it holds: a retailer or a node of it, like isp1/acme; repeatable; none for all."),
                    Field.many(
                            "substitute",
                            "/substitutions",
                            "<parameter=value>",
                            "A value for a parameter; repeatable; all are replaced.",
                            Readings.PAIRS))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    public static final Resource PROFILE = Resource.of("service profile", "service-profiles")
            .named(Key.plain("<name>", "The profile's name."), "name")
            .readOnly("name", "warnings")
            .columns(
                    of("NAME", "name", Kind.TEXT),
                    of("TIME-LIMIT", "timeout", Kind.DURATION),
                    of("VOLUME-MB", "volumeMb", Kind.COUNT),
                    of("STATISTICS", "statistics", Kind.TEXT),
                    of("INTERIM", "interimInterval", Kind.DURATION))
            .fields(
                    Field.of("timeout", "/timeout", "<duration>", "Most time, like 5h; 0 for any.", Readings.DURATION),
                    Field.number("volume-mb", "/volumeMb", "<MB>", "Most traffic; 0 for any."),
                    Field.choice(
                            "statistics",
                            "/statistics",
                            "What is counted: none, time, time_volume.",
                            "NONE",
                            "TIME",
                            "TIME_VOLUME"),
                    Field.of(
                            "interim",
                            "/interimInterval",
                            "<duration>",
                            "How often usage is reported, like 10m; 0 for not.",
                            Readings.DURATION))
            .verbs(LIST, SHOW, CREATE, SET, UPDATE, DELETE);

    private Services() {}
}
