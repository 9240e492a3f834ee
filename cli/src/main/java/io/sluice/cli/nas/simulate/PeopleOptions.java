package io.sluice.cli.nas.simulate;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.nas.NumberedText;
import io.sluice.cli.nas.simulate.bng.SubscriberLine;
import io.sluice.cli.nas.simulate.wire.LoginMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who logs in. The passwords are those of test subscribers, so the command line may show their pattern. */
final class PeopleOptions {

    private static final int LONGEST_LOGIN = 253;
    private static final int LONGEST_PASSWORD = 128;
    private static final int MOST = 1_000_000;

    @Option(
            names = {"-n", "--subscribers"},
            paramLabel = "<count>",
            defaultValue = "100",
            description = "How many log in (default ${DEFAULT-VALUE}; with --file, at most).")
    private int subscribers;

    @Option(
            names = "--first",
            paramLabel = "<number>",
            defaultValue = "0",
            description = "Number of the first of them (default ${DEFAULT-VALUE}).")
    private int first;

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
            names = "--file",
            paramLabel = "<file>",
            description = "Take login and password from its lines instead, separated by a blank or tab.")
    private @Nullable Path file;

    @Option(
            names = "--method",
            paramLabel = "<method>",
            defaultValue = "pap",
            description = "How they show their password: pap or chap (default ${DEFAULT-VALUE}).")
    private LoginMethod method = LoginMethod.PAP;

    LoginMethod method() {
        return method;
    }

    List<SubscriberLine> lines() {
        if (subscribers < 1 || subscribers > MOST) {
            throw wrong("--subscribers", subscribers + " is not 1-" + MOST);
        }
        if (first < 0) {
            throw wrong("--first", first + " is below 0");
        }
        return file == null ? numbered() : read(file);
    }

    private List<SubscriberLine> numbered() {
        List<SubscriberLine> lines = new ArrayList<>(subscribers);
        for (int i = 0; i < subscribers; i++) {
            lines.add(checked(i, login.with((long) first + i), password.with((long) first + i), "--login"));
        }
        return lines;
    }

    private List<SubscriberLine> read(Path from) {
        List<SubscriberLine> lines = new ArrayList<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(from)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#") && lines.size() < subscribers) {
                    lines.add(read(line, lines.size(), "--file: line " + number + " of " + from));
                }
            }
        } catch (IOException unreadable) {
            throw wrong("--file", "cannot read " + from);
        }
        if (lines.isEmpty()) {
            throw wrong("--file", "nobody in " + from);
        }
        return lines;
    }

    private static SubscriberLine read(String line, int index, String where) {
        String[] words = line.strip().split("[ \t]+", 2);
        if (words.length < 2) {
            throw new CommandFailure(ExitStatus.USAGE, where + ": no password");
        }
        return checked(index, words[0], words[1], where);
    }

    private static SubscriberLine checked(int index, String login, String password, String where) {
        if (login.isEmpty() || login.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOGIN) {
            throw new CommandFailure(ExitStatus.USAGE, where + ": a login has 1-" + LONGEST_LOGIN + " octets");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw new CommandFailure(
                    ExitStatus.USAGE, where + ": a password has at most " + LONGEST_PASSWORD + " octets");
        }
        return new SubscriberLine(index, login, password);
    }

    private static CommandFailure wrong(String option, String detail) {
        return new CommandFailure(ExitStatus.USAGE, option + ": " + detail);
    }
}
