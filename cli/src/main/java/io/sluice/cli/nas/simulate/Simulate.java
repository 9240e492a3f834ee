package io.sluice.cli.nas.simulate;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.nas.HumanDuration;
import io.sluice.cli.nas.Interruption;
import io.sluice.cli.nas.Progress;
import io.sluice.cli.nas.RadiusServerOptions;
import io.sluice.cli.nas.simulate.wire.RetryTimes;
import io.sluice.cli.nas.simulate.wire.SluiceCodec;
import io.sluice.cli.nas.simulate.wire.TinyRadiusCodec;
import io.sluice.cli.nas.simulate.wire.UdpNetwork;
import io.sluice.cli.nas.simulate.wire.WireCodec;
import io.sluice.cli.output.Column;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.Report;
import io.sluice.cli.output.View;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice nas simulate}. */
@Command(
        name = "simulate",
        description = {
            "Plays a BNG: subscribers log in, use their services and are accounted; CoA is obeyed.",
            "Ends after --duration or Ctrl-C, when all have logged out, and says what happened."
        })
public final class Simulate implements Callable<Integer> {

    private final Surroundings surroundings;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private final RadiusServerOptions server;

    @Mixin
    private final PeopleOptions people = new PeopleOptions();

    @Mixin
    private final RouterOptions router = new RouterOptions();

    @Mixin
    private final MisbehaviourOptions misbehaviour = new MisbehaviourOptions();

    @Option(
            names = "--duration",
            paramLabel = "<duration>",
            converter = HumanDuration.class,
            description = "Simulated time after which all log out (default: until Ctrl-C).")
    private @Nullable Duration duration;

    @Option(
            names = "--retransmit-after",
            paramLabel = "<duration>",
            defaultValue = "2s",
            converter = HumanDuration.class,
            description = "Real time before a request is first repeated (RFC 5080; default ${DEFAULT-VALUE}).")
    private Duration retransmitAfter = Duration.ofSeconds(2);

    @Option(
            names = "--window",
            paramLabel = "<count>",
            defaultValue = "256",
            description = "Most requests unanswered at a time, for each port of the server (default ${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--ledger",
            paramLabel = "<file>",
            description = "Write everything seen and sent to this file, a line of JSON each.")
    private @Nullable Path ledger;

    @Option(
            names = "--oracle",
            description = "Speak RADIUS with TinyRadius's code instead of Sluice's, so that both ends differ.")
    private boolean oracle;

    @Option(
            names = "--seed",
            paramLabel = "<number>",
            description = "Makes traffic and misbehaviour the same in every run (default: differ).")
    private @Nullable Long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<format>",
            defaultValue = "table",
            description = "How the summary is shown: table, wide, json, yaml, csv (default ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    public Simulate(Surroundings surroundings) {
        this.surroundings = surroundings;
        server = new RadiusServerOptions(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        SplittableRandom random = seed == null ? new SplittableRandom() : new SplittableRandom(seed);
        Simulation.Plan plan = plan(random);
        WireCodec codec = oracle
                ? new TinyRadiusCodec(server.secret(), people.method())
                : new SluiceCodec(server.secret(), people.method(), random);
        try (Interruption interruption = new Interruption();
                UdpNetwork network = open(plan.lanes());
                Writer file = ledger == null ? null : create(ledger)) {
            Simulation simulation = new Simulation(plan, codec, network, file);
            interruption.then(simulation::end);
            run(simulation, network);
            return report(simulation).code();
        }
    }

    private Simulation.Plan plan(RandomGenerator random) {
        int lanes = Math.max(1, Math.min(32, (window + 127) / 128));
        if (window < 1 || window > 4_096) {
            throw new CommandFailure(ExitStatus.USAGE, "--window: " + window + " is not 1-4096");
        }
        if (retransmitAfter.toMillis() < 1) {
            throw new CommandFailure(ExitStatus.USAGE, "--retransmit-after: is not above zero");
        }
        return new Simulation.Plan(
                router.settings(misbehaviour, Instant.now()),
                people.lines(),
                router.speed(),
                duration,
                RetryTimes.RFC_5080.startingWith(retransmitAfter.toMillis()),
                lanes,
                window,
                misbehaviour.delay(),
                misbehaviour.conditions(),
                random,
                Clock.systemUTC());
    }

    private UdpNetwork open(int lanes) throws IOException {
        try {
            return new UdpNetwork(server.auth(), server.acct(), lanes, router.listen());
        } catch (BindException taken) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "--listen: cannot listen at " + router.listen() + ": " + taken.getMessage());
        }
    }

    private static Writer create(Path file) {
        try {
            return Files.newBufferedWriter(file);
        } catch (IOException refused) {
            throw new CommandFailure(ExitStatus.USAGE, "--ledger: cannot write " + file);
        }
    }

    private void run(Simulation simulation, UdpNetwork network) throws IOException {
        PrintWriter remarks = command.commandLine().getErr();
        InetSocketAddress listens = network.listensAt();
        remarks.println("CoA is taken at " + listens.getAddress().getHostAddress() + ":" + listens.getPort()
                + "; Ctrl-C logs everybody out.");
        Progress progress = new Progress(remarks, surroundings.terminal().isPresent());
        simulation.run(progress);
        progress.end();
    }

    private ExitStatus report(Simulation simulation) {
        Map<String, Object> members = new LinkedHashMap<>(simulation.sessions().counts());
        members.putAll(simulation.packets().counts());
        View view = new View(
                "nothing happened",
                members.keySet().stream()
                        .map(name -> Column.of(name, name, Column.Kind.COUNT))
                        .toList());
        CommandLine line = command.commandLine();
        new Report(line.getOut(), line.getErr(), surroundings.zone()).one(view, new Item(members), format);
        return status(simulation);
    }

    private static ExitStatus status(Simulation simulation) {
        if (simulation.packets().of("authUnanswered") + simulation.packets().of("acctUnanswered") > 0) {
            return ExitStatus.TIMED_OUT;
        }
        boolean wrong =
                simulation.sessions().of("rejected") + simulation.packets().of("badReplies") > 0;
        return wrong ? ExitStatus.FAILED : ExitStatus.OK;
    }
}
