package io.sluice.cli.output;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON, indented, numbers as exact as the server sent them. */
final class Json {
    private static final JSON PRETTY =
            JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES);

    private Json() {}

    static String of(Object value) {
        return write(PRETTY, value) + '\n';
    }

    static String quoted(String text) {
        return write(JSON.std, text);
    }

    private static String write(JSON json, Object value) {
        try {
            return json.asString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // nothing is written but memory
        }
    }
}
