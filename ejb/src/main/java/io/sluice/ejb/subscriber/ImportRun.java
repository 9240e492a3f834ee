package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An import while its lines come in: a thousand at a time are stored together. A chunk ends early before a login that it
 * already holds, so that what comes of two lines with one login does not depend on where chunks happen to end.
 *
 * <p>A chunk that the database refuses, because somebody else stored one of its logins meanwhile, is tried again, and then by
 * halves, until what cannot be stored costs only itself. For one thread.
 */
public final class ImportRun {

    /** Lines that are stored in one transaction. */
    public static final int CHUNK = 1_000;

    private final Landing landing;
    private final Consumer<RefusedLine> refusals;
    private final List<ImportLine> waiting = new ArrayList<>(CHUNK);
    private final Set<String> logins = new HashSet<>();
    private ImportCounts counts = ImportCounts.NONE;

    /**
     * Stores lines, all in one transaction.
     *
     * <p>Throws {@link Refused} where the database holds something against them as a whole; then nothing is stored.
     */
    public interface Landing {
        ChunkOutcome land(List<ImportLine> lines);
    }

    /**
     * @param refusals is told of each line that is refused, not always in order
     */
    public ImportRun(Landing landing, Consumer<RefusedLine> refusals) {
        this.landing = landing;
        this.refusals = refusals;
    }

    /** Takes a line; every thousandth call stores. */
    public void add(ImportLine line) {
        String login = line.subscriber().login();
        if (login != null && !logins.add(login)) {
            flush();
            logins.add(login);
        }
        waiting.add(line);
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    /** Takes a line that could not be read. */
    public void refuse(RefusedLine line) {
        counts = counts.plus(new ImportCounts(0, 0, 1));
        refusals.accept(line);
    }

    /** Stores what is left, and counts. */
    public ImportCounts finish() {
        flush();
        return counts;
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            landOrSplit(List.copyOf(waiting), true);
            waiting.clear();
        }
        logins.clear();
    }

    private void landOrSplit(List<ImportLine> lines, boolean again) {
        ChunkOutcome outcome;
        try {
            outcome = landing.land(lines);
        } catch (Refused refused) {
            // Looking once more shows what is stored by now; only what still cannot land is taken apart.
            if (again) {
                landOrSplit(lines, false);
            } else if (lines.size() == 1) {
                refuse(new RefusedLine(lines.get(0).number(), refused.violations()));
            } else {
                landOrSplit(lines.subList(0, lines.size() / 2), false);
                landOrSplit(lines.subList(lines.size() / 2, lines.size()), false);
            }
            return;
        }
        counts = counts.plus(new ImportCounts(outcome.created(), outcome.replaced(), 0));
        outcome.refused().forEach(this::refuse);
    }
}
