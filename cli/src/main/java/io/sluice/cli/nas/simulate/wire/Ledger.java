package io.sluice.cli.nas.simulate.wire;

import com.fasterxml.jackson.jr.ob.JSON;
import io.sluice.cli.nas.simulate.bng.Journal;
import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.radius.dictionary.NamedAttribute;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everything the BNG saw, sent and went through, as lines of JSON in the order it happened. Passwords are not among it. */
public final class Ledger implements Journal, PacketLog, Closeable {

    private final @Nullable Writer out;
    private final InstantSource clock;
    private final LongSupplier simulatedMillis;
    private long sequence;

    /**
     * @param out null to write nothing
     * @param simulatedMillis simulated time since the BNG was switched on
     */
    public Ledger(@Nullable Writer out, InstantSource clock, LongSupplier simulatedMillis) {
        this.out = out;
        this.clock = clock;
        this.simulatedMillis = simulatedMillis;
    }

    @Override
    public void note(String event, String session, String detail) {
        if (out != null) {
            Map<String, Object> line = begin();
            line.put("event", event);
            putIfAny(line, "session", session);
            putIfAny(line, "detail", detail);
            write(line);
        }
    }

    @Override
    public void packet(
            boolean sent, String port, int identifier, @Nullable Message message, String session, String verdict) {
        if (out != null) {
            Map<String, Object> line = begin();
            line.put("direction", sent ? "sent" : "received");
            line.put("port", port);
            line.put("identifier", identifier);
            putIfAny(line, "session", session);
            line.put("verdict", verdict);
            if (message != null) {
                line.put("code", codeName(message));
                line.put("attributes", attributes(message));
            }
            write(line);
        }
    }

    private Map<String, Object> begin() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("sequence", ++sequence);
        line.put("time", clock.instant().toString());
        line.put("simulatedMillis", simulatedMillis.getAsLong());
        return line;
    }

    private static void putIfAny(Map<String, Object> line, String name, String value) {
        if (!value.isEmpty()) {
            line.put(name, value);
        }
    }

    /** As the RFCs write it: {@code CoA-NAK}, {@code Access-Request}. */
    private static String codeName(Message message) {
        StringBuilder name = new StringBuilder();
        for (String word : message.code().name().split("_")) {
            String cased = word.length() == 3
                    ? word.replace("COA", "CoA")
                    : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? "" : "-").append(cased);
        }
        return name.toString();
    }

    private static List<Map<String, Object>> attributes(Message message) {
        List<Map<String, Object>> attributes =
                new ArrayList<>(message.attributes().size());
        for (NamedAttribute attribute : message.attributes()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", attribute.name());
            if (attribute.tag() != 0) {
                members.put("tag", attribute.tag());
            }
            members.put("value", attribute.text());
            attributes.add(members);
        }
        return attributes;
    }

    private void write(Map<String, Object> line) {
        try {
            if (out != null) {
                out.write(JSON.std.asString(line));
                out.write('\n');
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Hands over what is written to whoever reads the file meanwhile. */
    public void flush() {
        try {
            if (out != null) {
                out.flush();
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
