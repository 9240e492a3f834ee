package io.sluice.operation;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an operation is to bring about in its session, as it was ordered.
 *
 * @param start services to be active afterwards
 * @param update active services whose limits are replaced
 * @param stop activation strings of services to be inactive afterwards
 * @param relayed attributes that are not ours, encoded, for the NAS as they are
 * @param disconnect whether the session is to end; then there is nothing else but what is relayed with it
 * @param statics activation strings of those started that the subscriber keeps over logins
 */
public record Wanted(
        List<ServiceTarget> start,
        List<ServiceTarget> update,
        List<String> stop,
        byte[] relayed,
        boolean disconnect,
        Set<String> statics) {

    private static final byte[] NOTHING = new byte[0];

    public Wanted {
        start = List.copyOf(start);
        update = List.copyOf(update);
        stop = List.copyOf(stop);
        statics = Set.copyOf(statics);
        boolean changes = !start.isEmpty() || !update.isEmpty() || !stop.isEmpty();
        if (disconnect && changes) {
            throw new IllegalArgumentException("a disconnect changes no services");
        }
        if (!disconnect && !changes && relayed.length == 0) {
            throw new IllegalArgumentException("nothing is wanted");
        }
    }

    /** Of dynamic services. */
    public Wanted(
            List<ServiceTarget> start,
            List<ServiceTarget> update,
            List<String> stop,
            byte[] relayed,
            boolean disconnect) {
        this(start, update, stop, relayed, disconnect, Set.of());
    }

    public static Wanted start(ServiceTarget service) {
        return new Wanted(List.of(service), List.of(), List.of(), NOTHING, false);
    }

    public static Wanted stop(String activation) {
        return new Wanted(List.of(), List.of(), List.of(activation), NOTHING, false);
    }

    public static Wanted toDisconnect() {
        return new Wanted(List.of(), List.of(), List.of(), NOTHING, true);
    }

    /** As it is stored: a line for each item, which SQL can put together too. */
    public String text() {
        TargetText.Writer text = new TargetText.Writer();
        start.forEach(target -> text.target("start", target));
        update.forEach(target -> text.target("update", target));
        stop.forEach(activation -> text.line("stop", activation));
        statics.stream().sorted().forEach(activation -> text.line("static", activation));
        if (relayed.length > 0) {
            text.line("relay", HexFormat.of().formatHex(relayed));
        }
        if (disconnect) {
            text.line("disconnect", "");
        }
        return text.toString();
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static Wanted of(String text) {
        TargetText lines = TargetText.of(text, "start", "update", "stop", "static", "relay", "disconnect");
        return new Wanted(
                lines.targets("start"),
                lines.targets("update"),
                lines.values("stop"),
                lines.values("relay").stream()
                        .map(HexFormat.of()::parseHex)
                        .findFirst()
                        .orElse(NOTHING),
                !lines.values("disconnect").isEmpty(),
                Set.copyOf(lines.values("static")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wanted wanted && text().equals(wanted.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(text());
    }
}
