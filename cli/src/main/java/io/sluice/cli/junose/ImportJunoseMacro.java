package io.sluice.cli.junose;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Answer;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.resource.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code import junose-macro}: defines services as the macro files of a JunosE router do, and changes those that are defined otherwise.
 * A second run changes nothing.
 */
public final class ImportJunoseMacro extends Verb {

    public ImportJunoseMacro(Surroundings surroundings, String description) {
        super(surroundings, "junose-macro", description);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("<file>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description("Macro files, like tiered.mac.")
                .build());
        onOff("Says what would be sent; asks the server nothing and changes nothing.", "--dry-run");
        onOff("Has the server check everything; changes nothing.", "--check");
    }

    @Override
    public void run() {
        List<String> files = spec.commandLine().getParseResult().matchedPositionals().stream()
                .findFirst()
                .map(PositionalParamSpec::<List<String>>getValue)
                .orElse(List.of());
        Optional<ApiClient> client = isGiven("--dry-run") ? Optional.empty() : Optional.of(server.connect());
        int failed = 0;
        for (String file : files) {
            failed += take(file, client) ? 0 : 1;
        }
        out().flush();
        if (isGiven("--dry-run")) {
            remarks().println("sluice: dry run; nothing was sent");
        } else if (isGiven("--check")) {
            remarks().println("sluice: only checked; nothing was changed");
        }
        if (failed > 0) {
            throw new CommandFailure(ExitStatus.FAILED, failed + " of " + files.size() + " files make no service");
        }
    }

    private boolean take(String file, Optional<ApiClient> client) {
        MacroReading.Result read;
        try {
            Path path = Path.of(file);
            read = MacroReading.of(
                    String.valueOf(path.getFileName()), new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            out().println(file + ": cannot be read");
            return false;
        }
        read.remarks().forEach(remark -> out().println(file + ':' + remark.line() + ": " + remark.text()));
        return read.service()
                .map(service -> client.map(to -> send(service, to)).orElseGet(() -> show(service)))
                .orElse(false);
    }

    private boolean show(MacroService service) {
        out().println("service " + service.name() + ": " + new Item(service.made()).members());
        return true;
    }

    private boolean send(MacroService service, ApiClient client) {
        String path = "services/" + Query.encode(service.name());
        Optional<Answer> existing = client.find(Request.get(path));
        Map<String, Object> before =
                existing.map(answer -> answer.item().members()).orElse(Map.of());
        Map<String, Object> body = service.changed(before);
        Request request = Request.put(path, new Item(body)).parameter("dryRun", isGiven("--check") ? true : null);
        try {
            Answer answer = client.send(
                    existing.isEmpty()
                            ? request.header("If-None-Match", "*")
                            : request.header(
                                    "If-Match", existing.flatMap(Answer::etag).orElse(null)));
            out().println("service " + service.name() + ": " + said(existing, answer));
            return true;
        } catch (CommandFailure refused) {
            if (refused.status() != ExitStatus.USAGE && refused.status() != ExitStatus.CONFLICT) {
                throw refused;
            }
            out().println("service " + service.name() + " is refused: "
                    + (refused.violations().isEmpty()
                            ? refused.getMessage()
                            : refused.violations().get(0).line()));
            return false;
        }
    }

    /** A version is made only if something differs. */
    private static String said(Optional<Answer> existing, Answer answer) {
        if (existing.isEmpty()) {
            return "made";
        }
        Optional<Long> before = existing.flatMap(had -> had.item().number("version"));
        Optional<Long> after = answer.item().number("version");
        return before.equals(after) ? "as it was" : "changed, version " + after.orElse(0L);
    }
}
