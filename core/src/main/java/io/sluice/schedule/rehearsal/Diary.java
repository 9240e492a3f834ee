package io.sluice.schedule.rehearsal;

import io.sluice.schedule.Enrolment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was done and up to where; shared by all who work on the same lines, and kept when one of them dies. */
public final class Diary {

    /** What is done once: an action of an occurrence for a subscription. */
    record Key(UUID entry, Instant time, int action, String subscriber, String subscription) {}

    private final Set<Key> claimed = new HashSet<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Consumer<Happening> listener;
    private @Nullable Instant workedUntil;

    public Diary() {
        this(happening -> {});
    }

    /** @param listener told of each happening after it is written */
    public Diary(Consumer<Happening> listener) {
        this.listener = listener;
    }

    /** In the order in which they were done. */
    public List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    /** Whether the caller is the first who wants to do this. */
    boolean claim(Key key) {
        return claimed.add(key);
    }

    /** Up to where work is known to be done; null at the very beginning. */
    @Nullable
    Instant workedUntil() {
        return workedUntil;
    }

    void workedUntil(Instant at) {
        workedUntil = at;
    }

    void write(Happening happening) {
        happenings.add(happening);
        listener.accept(happening);
    }

    void write(
            Instant at,
            Instant time,
            Deed deed,
            Outcome outcome,
            @Nullable UUID cause,
            Enrolment enrolment,
            String detail) {
        write(new Happening(
                at, time, deed, outcome, cause, enrolment.subscriber(), enrolment.name(), enrolment.service(), detail));
    }
}
