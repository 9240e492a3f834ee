package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion script in a real bash. */
class CompletionTest {
    @TempDir
    private Path home;

    private Path script;

    @BeforeEach
    void print() throws IOException {
        Person person = new Person();
        person.run("completion bash");
        script = Files.writeString(home.resolve("completion"), person.out());
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    }

    @ParameterizedTest
    @CsvSource({
        "'sluice cl', client",
        "'sluice client ', set",
        "'sluice subscriber record ', show",
        "'sluice session list --sta', --state",
        "'sluice session list --state ', stale",
        "'sluice nas up', update",
        "'sluice session list -o ', yaml"
    })
    void completes(String typed, String offered) throws IOException, InterruptedException {
        assertThat(offers(typed).lines()).contains(offered);
    }

    @Test
    void offersNothing_whereNothingFits() throws IOException, InterruptedException {
        assertThat(offers("sluice session list --stale").strip()).isEmpty();
    }

    @Test
    void isForZshToo_andForNoOtherShell() {
        Person person = new Person();

        assertThat(person.run("completion zsh")).isZero();
        assertThat(person.out()).startsWith("autoload -U +X compinit");
        assertThat(person.run("completion fish")).isEqualTo(2);
    }

    private String offers(String typed) throws IOException, InterruptedException {
        String program = "source " + script + "\nCOMP_LINE='" + typed + "'; read -ra COMP_WORDS <<<\"$COMP_LINE\"\n"
                + "[[ $COMP_LINE != *' ' ]] || COMP_WORDS+=('')\n"
                + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_complete_sluice; printf '%s\\n' \"${COMPREPLY[@]}\"\n";
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", program)
                // outside a completion bash remarks that there is none
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return printed;
    }
}
