package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.resource.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for all commands together. */
class TreeTest {
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|token|passphrase|credential).*");

    /** Numbered texts for subscribers who do not exist. */
    private static final Set<String> MADE_UP = Set.of("sluice nas simulate --password", "sluice nas load --password");

    private final FakeServer server = new FakeServer();

    @TempDir
    private Path home;

    private Person person;

    @BeforeEach
    void arrive() {
        person = Person.of(server, home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(TreeTest::all));
    }

    private static List<CommandLine> leaves(CommandLine root) {
        return all(root).filter(command -> command.getSubcommands().isEmpty()).toList();
    }

    private static List<String> words(CommandLine command) {
        String[] words = command.getCommandSpec().qualifiedName().split(" ");
        return List.of(words).subList(1, words.length);
    }

    @Test
    void takesNoSecretOnTheCommandLine() {
        List<String> secrets = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (CommandLine command : all(person.commandLine(Wanted.everything())).toList()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                String name = option.longestName();
                if (SECRET.matcher(name).matches()) {
                    secrets.add(name);
                    boolean takesNothing = option.arity().max() == 0;
                    boolean namesASource = name.endsWith("-file") || name.endsWith("-env");
                    if (!takesNothing && !namesASource) {
                        shown.add(command.getCommandSpec().qualifiedName() + ' ' + name);
                    }
                }
            }
        }

        assertThat(shown).isSubsetOf(MADE_UP);
        assertThat(secrets).as("the search itself").contains("--secret-file", "--ask-password", "--token-file");
    }

    @Test
    void isTheSame_whetherMadeWholeOrForOneCommand() {
        List<CommandLine> leaves = leaves(person.commandLine(Wanted.everything()));
        assertThat(leaves).hasSizeGreaterThan(60);

        for (CommandLine leaf : leaves) {
            CommandLine alone = person.commandLine(Wanted.forWords(words(leaf)));
            for (String word : words(leaf)) {
                alone = alone.getSubcommands().get(word);
            }

            assertThat(alone.getUsageMessage()).isEqualTo(leaf.getUsageMessage());
        }
    }

    @Test
    void everyCommandHelps_andSaysWhatItIsFor() {
        for (CommandLine command : all(person.commandLine(Wanted.everything())).toList()) {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandSpec().qualifiedName())
                    .isNotEmpty();
        }
    }

    @Test
    void everyWriteCanBeTried() {
        List<String> without = leaves(person.commandLine(Wanted.everything())).stream()
                .filter(command -> List.of("create", "set", "update", "delete", "revoke", "unlock", "import")
                        .contains(command.getCommandName()))
                .filter(command -> command.getCommandSpec().findOption("--dry-run") == null)
                .map(command -> command.getCommandSpec().qualifiedName())
                .toList();

        // these two change no server
        assertThat(without).containsExactlyInAnyOrder("sluice context set", "sluice context delete");
    }

    @Test
    void helpsInGroups() {
        assertThat(person.run("help")).isZero();

        assertThat(person.out())
                .containsSubsequence("Network:", "client", "nas", "Subscribers and services:", "Sessions:", "session")
                .contains("Exit codes:", "4   conflict");
    }

    @Test
    void helpsWithACommand() {
        assertThat(person.run("help subscriber record set")).isZero();

        assertThat(person.out()).contains("Usage: sluice subscriber record set", "--attribute", "--timeout");
    }

    @Test
    void saysWhatThereIs_whenAskedToExplainSomethingElse() {
        assertThat(person.run("help client st")).isEqualTo(2);

        assertThat(person.err()).contains("there is no st", "list, show, create");
    }

    @Test
    void saysJunosEForms() {
        server.answers(
                "/api/v1/subscriber-sessions?state=ACTIVE&nas=demo&limit=100",
                200,
                Person.items("{\"login\":\"anna\",\"state\":\"ACTIVE\"}"));

        assertThat(person.run("show subscribers --nas demo")).isZero();

        assertThat(person.out()).contains("anna");
    }

    @Test
    void pageOfExitCodesIsTheCodes() throws IOException {
        Path page = Path.of("").toAbsolutePath().getParent().resolve("docs/operations/cli.md");

        String rows = ExitStatus.texts().entrySet().stream()
                .map(code -> "| " + code.getKey() + " | " + code.getValue() + " |")
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(page)).contains("| --- | --- |\n" + rows + "\n\n");
    }

    @Test
    void pageOfCommandsIsTheTree() throws IOException {
        Path page = Path.of("").toAbsolutePath().getParent().resolve("docs/operations/cli.md");

        String rows = person.commandLine(Wanted.everything()).getSubcommands().values().stream()
                .map(noun -> "| `" + noun.getCommandName() + "` | "
                        + all(noun)
                                .filter(command -> command != noun
                                        && command.getSubcommands().isEmpty())
                                .map(command -> String.join(
                                        " ",
                                        words(command).subList(1, words(command).size())))
                                .collect(Collectors.joining(", "))
                        + " | " + noun.getCommandSpec().usageMessage().description()[0] + " |")
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(page)).contains("| --- | --- | --- |\n" + rows + "\n\n");
    }
}
