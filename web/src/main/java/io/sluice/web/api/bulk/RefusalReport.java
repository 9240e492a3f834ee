package io.sluice.web.api.bulk;

import io.sluice.ejb.platform.Violation;
import io.sluice.ejb.subscriber.RefusedLine;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that an import refused: the first hundred in memory, and where all are wanted every one in a temporary file, as NDJSON.
 * For one thread.
 */
public final class RefusalReport implements Closeable {

    private static final int KEPT = 100;
    private static final JsonProvider JSON = JsonProvider.provider();

    private final List<JsonObject> first = new ArrayList<>();
    private @Nullable Path file;
    private @Nullable BufferedWriter writer;

    private RefusalReport() {}

    /** Keeps the first hundred. */
    public static RefusalReport ofFirst() {
        return new RefusalReport();
    }

    /** Keeps all, in a file that {@link #close} deletes. */
    public static RefusalReport ofAll() throws IOException {
        RefusalReport report = new RefusalReport();
        Path file = Files.createTempFile("sluice-import", ".ndjson");
        report.file = file;
        report.writer = Files.newBufferedWriter(file);
        return report;
    }

    /** Takes one. */
    public void add(RefusedLine line) {
        JsonObject json = json(line);
        if (first.size() < KEPT) {
            first.add(json);
        }
        if (writer != null) {
            try {
                writer.write(json.toString());
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static JsonObject json(RefusedLine line) {
        JsonArrayBuilder errors = JSON.createArrayBuilder();
        for (Violation violation : line.violations()) {
            errors.add(JSON.createObjectBuilder()
                    .add("pointer", violation.pointer())
                    .add("detail", violation.detail()));
        }
        return JSON.createObjectBuilder()
                .add("line", line.number())
                .add("errors", errors)
                .build();
    }

    /** The first hundred, in the order in which they were found. */
    public List<JsonObject> first() {
        return List.copyOf(first);
    }

    /** Writes all, and the result as the last line. */
    public void writeTo(OutputStream out, JsonObject result) throws IOException {
        if (writer != null && file != null) {
            writer.flush();
            Files.copy(file, out);
        }
        out.write((result + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (writer != null && file != null) {
            writer.close();
            Files.deleteIfExists(file);
        }
    }
}
