package io.sluice.cli.nas.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.sluice.cli.Surroundings;
import io.sluice.cli.Terminal;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.nas.Responder;
import io.sluice.radius.packet.PacketCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The whole command, over sockets of this machine. */
class SimulateTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        Surroundings surroundings =
                new Surroundings(Map.of(), ZoneOffset.UTC, InputStream.nullInputStream(), Terminal.ofProcess());
        return new CommandLine(new Simulate(surroundings))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    err.append(thrown.getMessage());
                    return thrown instanceof CommandFailure failure
                            ? failure.status().code()
                            : 99;
                })
                .execute(arguments);
    }

    private int simulate(Responder server, Path ledger, String... more) {
        String port = String.valueOf(server.address().getPort());
        List<String> arguments = new ArrayList<>(List.of(
                "-n", "3", "--auth-port", port, "--acct-port", port, "--listen", "127.0.0.1:0", "--speed", "600"));
        arguments.addAll(List.of("--duration", "10m", "--ledger", ledger.toString(), "-o", "json"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed=1", "--oracle"})
    void playsADay_andWritesItDown(String codec) throws Exception {
        Path ledger = folder.resolve("ledger.jsonl");
        try (Responder server = new Responder((self, request) -> Responder.proper(request))) {
            assertThat(simulate(server, ledger, codec)).isZero();
        }

        Map<String, Object> summary = JSON.std.mapFrom(out.toString());
        assertThat(summary)
                .containsEntry("accepted", 3)
                .containsEntry("subscriberStop", 3)
                .containsEntry("badReplies", 0);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(ledger)) {
            lines.add(JSON.std.mapFrom(line));
        }
        assertThat(lines.stream().mapToLong(line -> ((Number) line.get("sequence")).longValue()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, lines.size()).boxed().toList());
        assertThat(lines.get(0)).containsEntry("event", "boot");
        assertThat(lines.get(lines.size() - 1)).containsEntry("event", "off");
        assertThat(lines)
                .filteredOn(line -> "Access-Request".equals(line.get("code")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("direction", "sent")
                        .containsEntry("port", "auth")
                        .containsEntry("verdict", "sent"));
        assertThat(lines)
                .filteredOn(line -> "Access-Accept".equals(line.get("code")))
                .hasSize(3);
        assertThat(Files.readString(ledger)).doesNotContain("pw00000", "User-Password");
    }

    @Test
    void fails_whenLoginsAreRejected() throws Exception {
        try (Responder server = new Responder((self, request) -> request.code() == PacketCode.ACCESS_REQUEST
                ? Responder.reply(request, PacketCode.ACCESS_REJECT, Responder.SECRET)
                : Responder.proper(request))) {
            assertThat(simulate(server, folder.resolve("ledger"))).isEqualTo(1);
        }

        assertThat(JSON.std.mapFrom(out.toString()))
                .containsEntry("rejected", 3)
                .containsEntry("accepted", 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nak=0.5:200|--nak",
                "--silent=2|--silent",
                "--ack-without-effect=x|--ack-without-effect",
                "--loss=-1|--loss",
                "--speed=0|--speed",
                "--rate=0|--rate",
                "--subscribers=0|--subscribers",
                "--login=a%sb|--login",
                "--duration=soon|--duration",
                "--dialect=klingon|--dialect",
                "--late=0.5|--late",
                "--late=2:5s|--late",
                "--listen=nowhere|--listen",
                "--auth-port=70000|--auth-port",
                "--file=/does/not/exist|--file",
                "--secret-file=/does/not/exist|--secret-file",
                "--ledger=/does/not/exist|--ledger",
                "--mutex=gold|--mutex",
                "--first-session=0|--first-session",
                "--window=0|--window",
                "--retransmit-after=0|--retransmit-after",
                "--method=eap|--method",
            })
    void namesTheOptionThatIsWrong(String argument, String name) {
        assertThat(run(argument)).isEqualTo(2);

        assertThat(err.toString()).contains(name);
    }

    @Test
    void namesTheLineOfAFile_thatIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("people"), "anna secret\n# nobody\n\nbob\n");

        assertThat(run("--file", file.toString(), "--listen", "127.0.0.1:0")).isEqualTo(2);

        assertThat(err.toString())
                .contains("line 4 of " + file + ": no password")
                .doesNotContain("secret");
    }
}
