package io.sluice.cli;

import io.sluice.cli.action.ImportVerb;
import io.sluice.cli.action.RehearseVerb;
import io.sluice.cli.action.VerifyVerb;
import io.sluice.cli.catalogue.Network;
import io.sluice.cli.catalogue.Schedules;
import io.sluice.cli.catalogue.Security;
import io.sluice.cli.catalogue.Services;
import io.sluice.cli.catalogue.Sessions;
import io.sluice.cli.catalogue.Subscribers;
import io.sluice.cli.catalogue.Upkeep;
import io.sluice.cli.context.ContextVerb;
import io.sluice.cli.freeradius.ImportFreeRadius;
import io.sluice.cli.junose.ImportJunoseMacro;
import io.sluice.cli.live.JunosVerbs;
import io.sluice.cli.live.LiveVerbs;
import io.sluice.cli.live.Operations;
import io.sluice.cli.nas.load.Load;
import io.sluice.cli.nas.simulate.Simulate;
import io.sluice.cli.resource.ActionVerb;
import io.sluice.cli.resource.DeleteVerb;
import io.sluice.cli.resource.ListVerb;
import io.sluice.cli.resource.Nouns;
import io.sluice.cli.resource.Resource;
import io.sluice.cli.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All nouns with their verbs, in groups. */
final class Tree {
    private static final String IMPORT = "Makes many subscribers from a file.";
    private static final String OCCURRENCES = "Lists when a schedule occurs.";
    private static final String REHEARSE = "Says what schedules would do.";
    private static final String VERIFY = "Says whether the trail is what was written.";
    private static final String START = "Starts a job, or has it go on where it was stopped.";
    private static final String STOP = "Has a job end after the piece it is at.";
    private static final String MACRO = "Defines services as a JunosE router's macro files do.";

    private static final String FREERADIUS = "Takes over users, groups and clients from FreeRADIUS's SQL tables.";

    private static final String ONLINE = "Lists who is online (session list --state active).";
    private static final String ACTIVATING = "Activates services in the words of JunosE.";

    private final List<Object> nouns = new ArrayList<>();
    private final Surroundings surroundings;
    private final Wanted wanted;
    private final GroupedCommands groups = new GroupedCommands();

    private Tree(Surroundings surroundings, Wanted wanted) {
        this.surroundings = surroundings;
        this.wanted = wanted;
    }

    static void growOn(CommandLine root, Surroundings surroundings, Wanted wanted) {
        Tree tree = new Tree(surroundings, wanted);
        tree.network();
        tree.services();
        tree.sessions();
        tree.people();
        tree.itself();
        Nouns.withoutIdle(tree.nouns).forEach(root::addSubcommand);
        root.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, tree.groups);
    }

    private void network() {
        groups.begin("Network", "client");
        noun("client", "RADIUS clients: who may send packets.", Network.CLIENT);
        noun("nas", "NASes: what sessions belong to.", Network.NAS, this::simulate, this::load);
    }

    private void services() {
        groups.begin("Subscribers and services", "retailer");
        noun(
                "retailer",
                "Retailers: whose subscribers these are.",
                Network.RETAILER,
                below -> inner("upstream", "Its own RADIUS servers.", Network.UPSTREAM, below));
        noun(
                "service",
                "Services: what subscribers may be given.",
                Services.SERVICE,
                below -> Nouns.command(
                        "versions",
                        "Lists the versions of a service.",
                        below,
                        () -> new ListVerb(
                                surroundings,
                                "versions",
                                Services.VERSION,
                                "Lists the versions of a service.",
                                Map.of())));
        noun("service-profile", "Service profiles: limits by name, for activations.", Services.PROFILE);
        noun("scope", "Scopes: what holds for services in places.", Services.SCOPE);
        schedules();
        noun(
                "subscriber",
                "Subscribers, their records and subscriptions.",
                Subscribers.SUBSCRIBER,
                below -> Nouns.command("import", IMPORT, below, () -> new ImportVerb(surroundings, IMPORT)),
                below -> inner("record", "What the Access-Accept says.", Subscribers.RECORD, below),
                below -> inner(
                        "substitutions", "What stands for services' parameters.", Subscribers.SUBSTITUTIONS, below),
                below -> inner("subscription", "Which services one may use.", Subscribers.SUBSCRIPTION, below));
        noun(
                "import",
                "Comes from another server.",
                () -> Nouns.withoutIdle(List.of(
                        Nouns.command(
                                "freeradius",
                                FREERADIUS,
                                wanted.below(),
                                () -> new ImportFreeRadius(surroundings, FREERADIUS)),
                        Nouns.command(
                                "junose-macro",
                                MACRO,
                                wanted.below(),
                                () -> new ImportJunoseMacro(surroundings, MACRO)))));
    }

    private void schedules() {
        noun(
                "schedule",
                "Schedules: what happens to services by the clock.",
                Schedules.SCHEDULE,
                below -> Nouns.command(
                        "occurrences",
                        OCCURRENCES,
                        below,
                        () -> new ListVerb(surroundings, "occurrences", Schedules.OCCURRENCE, OCCURRENCES, Map.of())),
                below -> Nouns.command("rehearse", REHEARSE, below, () -> new RehearseVerb(surroundings, REHEARSE)));
        noun("holiday", "Holiday calendars: days on which schedules rest.", Schedules.HOLIDAY);
    }

    private Object simulate(Wanted verbs) {
        return verbs.includes("simulate")
                ? new Simulate(surroundings)
                : Nouns.outline("simulate", "Plays a BNG whose subscribers log in and use their services.");
    }

    private Object load(Wanted verbs) {
        return verbs.includes("load")
                ? new Load(surroundings)
                : Nouns.outline("load", "Sends a RADIUS server as many requests as it answers, or as asked for.");
    }

    private void sessions() {
        groups.begin("Sessions", "session");
        noun("session", "Subscriber sessions: who is online.", Sessions.SESSION, LiveVerbs.ofSession(surroundings));
        noun("service-session", "Service sessions: what runs on them.", Sessions.SERVICE_SESSION);
        noun(
                "operation",
                "Operations: what is being changed in live services.",
                Operations.OPERATION,
                LiveVerbs.ofOperation(surroundings));
        noun("accounting", "Accounting records, as received.", Sessions.ACCOUNTING);
        noun("usage", "Usage: who used how much, hour by hour.", Sessions.USAGE);
        noun(
                "job",
                "Jobs: work on everything there is.",
                Upkeep.JOB,
                below -> Nouns.command(
                        "start",
                        START,
                        below,
                        () -> new ActionVerb(surroundings, Upkeep.JOB, "start", START, "started")),
                below -> Nouns.command(
                        "stop", STOP, below, () -> new ActionVerb(surroundings, Upkeep.JOB, "stop", STOP, "stopping")));
        noun("delivery", "Accounting on its way to retailers' servers.", Sessions.DELIVERY);
        junos();
    }

    /** What people type on a JunosE router. */
    private void junos() {
        noun(
                "show",
                "Sessions and services in the words of JunosE.",
                () -> Nouns.withoutIdle(List.of(
                        Nouns.command(
                                "subscribers",
                                ONLINE,
                                wanted.below(),
                                () -> new ListVerb(
                                        surroundings,
                                        "subscribers",
                                        Sessions.ONLINE,
                                        ONLINE,
                                        Map.of("state", "ACTIVE"))),
                        management(wanted.below(), "What Service Manager holds.", JunosVerbs::showing))));
        noun(
                "service-management",
                ACTIVATING,
                () -> Nouns.withoutIdle(JunosVerbs.changing(false, surroundings, wanted.below())));
        noun(
                "no",
                "Takes back, in the words of JunosE.",
                () -> List.of(management(
                        wanted.below(),
                        "Deactivates services.",
                        (surroundings, below) -> JunosVerbs.changing(true, surroundings, below))));
    }

    private Object management(
            Wanted here, String description, BiFunction<Surroundings, Wanted, List<CommandSpec>> verbs) {
        return here.includes("service-management")
                ? named("service-management", description, Nouns.withoutIdle(verbs.apply(surroundings, here.below())))
                : Nouns.outline("service-management", description);
    }

    private void people() {
        groups.begin("Access and audit", "user");
        noun(
                "user",
                "Users of this interface and the portals.",
                Security.USER,
                below -> Nouns.command(
                        "unlock",
                        "Ends a lock-out.",
                        below,
                        () -> new ActionVerb(surroundings, Security.USER, "unlock", "Ends a lock-out.", "unlocked")));
        noun(
                "token",
                "API tokens.",
                Security.TOKEN,
                below -> Nouns.command(
                        "revoke",
                        "Makes a token worthless.",
                        below,
                        () -> new DeleteVerb(surroundings, Security.TOKEN, "revoke", "Makes a token worthless.")));
        noun(
                "audit",
                "Who changed what.",
                Security.AUDIT,
                below -> Nouns.command("verify", VERIFY, below, () -> new VerifyVerb(surroundings, VERIFY)));
        noun(
                "me",
                "Yourself.",
                Security.ME,
                below -> inner("password", "Your own password.", Security.OWN_PASSWORD, below));
        noun("clock", "The business clock.", Security.CLOCK);
    }

    private void itself() {
        groups.begin("This command", "context");
        noun("context", "Servers kept by name.", () -> ContextVerb.all(surroundings, wanted.below()));
        alone("completion", "Prints a completion script.", Completion::new);
        alone("help", "Explains a command, like: sluice help client set", Help::new);
        alone("version", "Says which version this command is.", Version::new);
        if (!wanted.all() && wanted.includes("rehearse")) {
            nouns.add(new Rehearsal());
        }
    }

    /**
     * A noun whose verbs follow from a resource.
     *
     * @param more further verbs; each is made only if the noun is wanted, and is told what is wanted below it
     */
    @SafeVarargs
    private void noun(String name, String description, Resource resource, Function<Wanted, ?>... more) {
        noun(name, description, resource, List.of(more));
    }

    private void noun(String name, String description, Resource resource, List<? extends Function<Wanted, ?>> more) {
        noun(name, description, () -> {
            List<Object> verbs = new ArrayList<>(Nouns.verbs(resource, surroundings, wanted.below()));
            more.forEach(verb -> verbs.add(verb.apply(wanted.below())));
            return Nouns.withoutIdle(verbs);
        });
    }

    private void noun(String name, String description, Supplier<List<?>> verbs) {
        nouns.add(wanted.includes(name) ? named(name, description, verbs.get()) : Nouns.outline(name, description));
    }

    private static CommandLine named(String name, String description, List<?> verbs) {
        return Noun.with(description, verbs).setCommandName(name);
    }

    /** A command without verbs. */
    private void alone(String name, String description, Supplier<?> command) {
        nouns.add(wanted.includes(name) ? command.get() : Nouns.outline(name, description));
    }

    /** A noun below another one. */
    private Object inner(String name, String description, Resource resource, Wanted here) {
        return here.includes(name)
                ? named(name, description, Nouns.withoutIdle(Nouns.verbs(resource, surroundings, here.below())))
                : Nouns.outline(name, description);
    }
}
