package io.sluice.cli.api;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads and writes JSON; whole numbers keep every digit. */
public final class JsonText {
    private static final JSON COMPACT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final JSON PRETTY = COMPACT.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private JsonText() {}

    /** One object; whatever else the text is, is refused. */
    public static Map<String, Object> object(String text) throws IOException {
        return JSON.std.mapFrom(text);
    }

    public static String compact(Object value) {
        return write(COMPACT, value);
    }

    public static String pretty(Object value) {
        return write(PRETTY, value) + '\n';
    }

    private static String write(JSON json, Object value) {
        try {
            return json.asString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // nothing is written but memory
        }
    }
}
