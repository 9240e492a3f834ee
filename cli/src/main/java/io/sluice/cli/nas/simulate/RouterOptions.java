package io.sluice.cli.nas.simulate;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.nas.HumanDuration;
import io.sluice.cli.nas.Share;
import io.sluice.cli.nas.simulate.bng.BngSettings;
import io.sluice.cli.nas.simulate.bng.Dialect;
import io.sluice.cli.nas.simulate.bng.MutexGroups;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What kind of router it is and what its subscribers do. */
final class RouterOptions {

    private static final double FASTEST = 100_000;

    /** JunosE writes them with ten digits. */
    private static final long SESSION_NUMBERS = 10_000_000_000L;

    @Option(
            names = "--dialect",
            paramLabel = "<dialect>",
            defaultValue = "erx",
            description = "Whose attributes it speaks: erx, junos, mikrotik or generic (default ${DEFAULT-VALUE}).")
    private String dialect = "erx";

    @Option(
            names = "--nas-identifier",
            paramLabel = "<name>",
            defaultValue = "",
            description = "Its NAS-Identifier (default: it sends none).")
    private String nasIdentifier = "";

    @Option(
            names = "--nas-address",
            paramLabel = "<address>",
            defaultValue = "127.0.0.1",
            description = "Its NAS-IP-Address (default ${DEFAULT-VALUE}).")
    private String nasAddress = "127.0.0.1";

    @Option(
            names = "--first-session",
            paramLabel = "<number>",
            description =
                    "Number of the first session after a boot (default: of the clock, so that runs do not share any).")
    private @Nullable Long firstSession;

    @Option(
            names = "--listen",
            paramLabel = "<host:port>",
            defaultValue = "127.0.0.1:13799",
            description = "Where it takes CoA- and Disconnect-Requests (default ${DEFAULT-VALUE}; port 0 chooses one).")
    private String listen = "127.0.0.1:13799";

    @Option(
            names = "--rate",
            paramLabel = "<logins/s>",
            defaultValue = "100",
            description = "How many log in within a real second (default ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--speed",
            paramLabel = "<factor>",
            defaultValue = "1",
            description =
                    "How much faster than real time intervals, limits and traffic pass; 60 makes an hour of a minute.")
    private double speed;

    @Option(
            names = "--interim",
            paramLabel = "<duration>",
            defaultValue = "10m",
            converter = HumanDuration.class,
            description =
                    "Between interim records of subscribers for whom the server says nothing; 0 for none (default ${DEFAULT-VALUE}).")
    private Duration interim = Duration.ofMinutes(10);

    @Option(
            names = "--service-interim",
            paramLabel = "<duration>",
            defaultValue = "10m",
            converter = HumanDuration.class,
            description = "The same for services (default ${DEFAULT-VALUE}).")
    private Duration serviceInterim = Duration.ofMinutes(10);

    @Option(
            names = "--traffic",
            paramLabel = "<share>",
            defaultValue = "0.3",
            converter = Share.class,
            description = "Mean share of a service's bandwidth that is used, 0 to 1 (default ${DEFAULT-VALUE}).")
    private double traffic;

    @Option(
            names = "--mutex",
            paramLabel = "<service,service>",
            description = "Services of which a new one ends the others, as a macro's mutex-group does; repeatable.")
    private List<String> mutex = List.of();

    double speed() {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw wrong("--speed", speed + " is not above 0 and up to " + FASTEST);
        }
        return speed;
    }

    BngSettings settings(MisbehaviourOptions misbehaviour, Instant now) {
        long first = firstSession == null ? now.toEpochMilli() % SESSION_NUMBERS : firstSession;
        if (first < 1 || first >= SESSION_NUMBERS) {
            throw wrong("--first-session", first + " is not 1-" + (SESSION_NUMBERS - 1));
        }
        if (!(rate > 0 && rate <= 1_000_000)) {
            throw wrong("--rate", rate + " is not above 0 and up to 1000000 logins a second");
        }
        return new BngSettings(
                Dialect.named(dialect)
                        .orElseThrow(() ->
                                wrong("--dialect", "'" + dialect + "' is not known; known are: " + Dialect.names())),
                nasIdentifier,
                address("--nas-address", nasAddress).getHostAddress(),
                first,
                1000 / rate * speed(),
                interim.toSeconds(),
                serviceInterim.toSeconds(),
                traffic,
                new MutexGroups(mutex.stream().map(RouterOptions::group).toList()),
                misbehaviour.misbehaviour(),
                misbehaviour.rebootAfterMillis());
    }

    private static Set<String> group(String names) {
        Set<String> group = new HashSet<>(Arrays.asList(names.strip().split("\\s*,\\s*")));
        if (group.size() < 2 || group.contains("")) {
            throw wrong("--mutex", "'" + names + "' does not name two services; write gold,silver");
        }
        return group;
    }

    InetSocketAddress listen() {
        int colon = listen.lastIndexOf(':');
        String port = listen.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw wrong("--listen", "'" + listen + "' is no host:port");
        }
        return new InetSocketAddress(address("--listen", listen.substring(0, colon)), Integer.parseInt(port));
    }

    private static InetAddress address(String option, String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException unknown) {
            throw wrong(option, "no host is called '" + text + "'");
        }
    }

    private static CommandFailure wrong(String option, String detail) {
        return new CommandFailure(ExitStatus.USAGE, option + ": " + detail);
    }
}
