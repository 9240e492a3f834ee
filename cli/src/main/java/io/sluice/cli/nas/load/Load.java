package io.sluice.cli.nas.load;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.nas.HumanDuration;
import io.sluice.cli.nas.Interruption;
import io.sluice.cli.nas.NumberedText;
import io.sluice.cli.nas.Progress;
import io.sluice.cli.nas.RadiusServerOptions;
import io.sluice.cli.nas.simulate.wire.LoginMethod;
import io.sluice.cli.output.Column;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.Report;
import io.sluice.cli.output.View;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice nas load}. */
@Command(
        name = "load",
        description = {
            "Sends a server as many requests as it answers (--window), or as many as asked for (--rate).",
            "Every answer is verified. Ends after --duration or --count, or at Ctrl-C, and says what it found."
        })
public final class Load implements Callable<Integer> {

    private static final int MOST_LANES = 64;
    private static final int MOST_SUBSCRIBERS = 100_000_000;
    private static final int MOST_INTERIMS = 200;

    private final Surroundings surroundings;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private final RadiusServerOptions server;

    @Option(
            names = "--mode",
            paramLabel = "<mode>",
            defaultValue = "auth",
            description =
                    "auth: logins; acct: Start, Interim-Updates and Stop of session after session; storm: login and Start of each (default ${DEFAULT-VALUE}).")
    private Mode mode = Mode.AUTH;

    @Option(
            names = "--window",
            paramLabel = "<count>",
            description =
                    "Most requests unanswered at a time (default 64; with --rate as many as the source ports have identifiers).")
    private @Nullable Integer window;

    @Option(
            names = "--rate",
            paramLabel = "<requests/s>",
            description = "Send at this pace whatever the server does, and count latency from the planned time.")
    private @Nullable Double rate;

    @Option(names = "--count", paramLabel = "<count>", description = "End after this many logins or sessions.")
    private @Nullable Long count;

    @Option(
            names = "--duration",
            paramLabel = "<duration>",
            converter = HumanDuration.class,
            description = "End after this time, not counting --warmup (default 10s, unless --count is given).")
    private @Nullable Duration duration;

    @Option(
            names = "--warmup",
            paramLabel = "<duration>",
            defaultValue = "2s",
            converter = HumanDuration.class,
            description = "Count nothing for this long (default ${DEFAULT-VALUE}; with --count nothing).")
    private Duration warmup = Duration.ofSeconds(2);

    @Option(
            names = {"-n", "--subscribers"},
            paramLabel = "<count>",
            defaultValue = "100000",
            description = "How many different subscribers there are (default ${DEFAULT-VALUE}).")
    private int subscribers;

    @Option(
            names = "--login",
            paramLabel = "<pattern>",
            defaultValue = "sub%06d@isp1.com",
            converter = NumberedText.Converter.class,
            description = "Their login names; %%06d is the number (default ${DEFAULT-VALUE}).")
    private NumberedText login = NumberedText.of("sub%06d@isp1.com");

    @Option(
            names = "--password",
            paramLabel = "<pattern>",
            defaultValue = "pw%06d",
            converter = NumberedText.Converter.class,
            description = "Their passwords (default ${DEFAULT-VALUE}).")
    private NumberedText password = NumberedText.of("pw%06d");

    @Option(
            names = "--method",
            paramLabel = "<method>",
            defaultValue = "pap",
            description = "How they show their password: pap or chap (default ${DEFAULT-VALUE}).")
    private LoginMethod method = LoginMethod.PAP;

    @Option(
            names = "--interims",
            paramLabel = "<count>",
            defaultValue = "1",
            description = "Interim-Updates of a session in mode acct (default ${DEFAULT-VALUE}).")
    private int interims;

    @Option(
            names = "--sockets",
            paramLabel = "<count>",
            defaultValue = "8",
            description = "Source ports for each port of the server, 256 requests each (default ${DEFAULT-VALUE}).")
    private int sockets;

    @Option(
            names = "--timeout",
            paramLabel = "<duration>",
            defaultValue = "3s",
            converter = HumanDuration.class,
            description = "Before a request is repeated (default ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(3);

    @Option(
            names = "--retries",
            paramLabel = "<count>",
            defaultValue = "3",
            description = "How often it is repeated before it is lost (default ${DEFAULT-VALUE}).")
    private int retries;

    @Option(
            names = "--require-message-authenticator",
            description = "An answer without Message-Authenticator is a bad one.")
    private boolean requireSigned;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<format>",
            defaultValue = "table",
            description = "How the result is shown: table, wide, json, yaml, csv (default ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    public Load(Surroundings surroundings) {
        this.surroundings = surroundings;
        server = new RadiusServerOptions(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        LoadPlan plan = plan();
        Progress progress = new Progress(
                command.commandLine().getErr(), surroundings.terminal().isPresent());
        try (Interruption interruption = new Interruption();
                Generator generator = new Generator(plan, new SplittableRandom(), Clock.systemUTC())) {
            interruption.then(generator::end);
            Measurements measured = generator.run(progress);
            progress.end();
            report(plan, measured);
            return status(measured).code();
        }
    }

    private LoadPlan plan() {
        require("--subscribers", subscribers, 1, MOST_SUBSCRIBERS);
        require("--interims", interims, 0, MOST_INTERIMS);
        require("--sockets", sockets, 1, MOST_LANES);
        require("--retries", retries, 0, 100);
        require("--timeout", timeout.toMillis(), 1, 600_000);
        long most = sockets * 256L;
        long unansweredAtMost = window != null ? window : rate != null ? most : Math.min(64, most);
        require("--window", unansweredAtMost, 1, most);
        if (rate != null && !(rate > 0 && rate <= 10_000_000)) {
            throw wrong("--rate", rate + " is not above 0 and up to 10000000 requests a second");
        }
        if (count != null) {
            require("--count", count, 1, Long.MAX_VALUE / 512);
        }
        boolean counted = count != null && duration == null;
        return new LoadPlan(
                mode.chain(interims),
                server.auth(),
                server.acct(),
                server.secret(),
                (int) unansweredAtMost,
                rate == null ? 0 : rate,
                count == null ? Long.MAX_VALUE / 512 : count,
                counted ? Long.MAX_VALUE : (duration == null ? Duration.ofSeconds(10) : duration).toNanos(),
                counted ? 0 : warmup.toNanos(),
                subscribers,
                login,
                password,
                method,
                sockets,
                timeout.toNanos(),
                retries,
                requireSigned);
    }

    private static void require(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw wrong(option, value + " is not " + least + "-" + most);
        }
    }

    private static CommandFailure wrong(String option, String detail) {
        return new CommandFailure(ExitStatus.USAGE, option + ": " + detail);
    }

    private void report(LoadPlan plan, Measurements measured) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("mode", mode.name().toLowerCase(Locale.ROOT));
        members.put("loop", plan.isOpenLoop() ? "open" : "closed");
        members.put("window", plan.window());
        if (plan.isOpenLoop()) {
            members.put("rate", plan.rate());
        }
        members.putAll(measured.members());
        View view = new View(
                "nothing was sent",
                members.keySet().stream()
                        .map(name -> Column.of(name, name, Column.Kind.COUNT))
                        .toList());
        CommandLine line = command.commandLine();
        new Report(line.getOut(), line.getErr(), surroundings.zone()).one(view, new Item(members), format);
    }

    private static ExitStatus status(Measurements measured) {
        if (measured.bad > 0 || measured.unexpected > 0) {
            return ExitStatus.FAILED;
        }
        return measured.lost > 0 || measured.answered() == 0 ? ExitStatus.TIMED_OUT : ExitStatus.OK;
    }
}
