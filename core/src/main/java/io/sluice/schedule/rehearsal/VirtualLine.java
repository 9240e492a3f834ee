package io.sluice.schedule.rehearsal;

import io.sluice.schedule.Enrolment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subscriber as the network would see it: logged in or not, with some services running. It outlives who works on it. */
public final class VirtualLine {

    private final String nas;
    private final List<Enrolment> enrolments;
    private final Map<String, Instant> running = new HashMap<>();
    private final Map<String, Instant> lastEvents = new HashMap<>();
    private @Nullable Instant loggedInAt;

    /** @param enrolments all of one subscriber */
    public VirtualLine(String nas, List<Enrolment> enrolments) {
        this.nas = nas;
        this.enrolments = enrolments.stream()
                .sorted(Comparator.comparing(Enrolment::activationOrder).thenComparing(Enrolment::name))
                .toList();
    }

    public String nas() {
        return nas;
    }

    /** In the order of activation. */
    public List<Enrolment> enrolments() {
        return enrolments;
    }

    public boolean isRunning(Enrolment enrolment) {
        return running.containsKey(enrolment.name());
    }

    boolean isLoggedIn() {
        return loggedInAt != null;
    }

    /** Whether it was there at an instant and has been since. */
    boolean isLoggedInSince(Instant at) {
        return loggedInAt != null && !loggedInAt.isAfter(at);
    }

    void logIn(Instant at) {
        loggedInAt = at;
        running.clear();
    }

    void logOut() {
        loggedInAt = null;
        running.clear();
    }

    void start(Enrolment enrolment, Instant at) {
        running.put(enrolment.name(), at);
    }

    void stop(Enrolment enrolment) {
        running.remove(enrolment.name());
    }

    /** The time of the last event that was carried out on a subscription. */
    Optional<Instant> lastEvent(Enrolment enrolment) {
        return Optional.ofNullable(lastEvents.get(enrolment.name()));
    }

    void remember(Enrolment enrolment, Instant time) {
        lastEvents.put(enrolment.name(), time);
    }

    /** What is running and excludes a service. */
    List<Enrolment> rivalsOf(Enrolment enrolment) {
        Enrolment.Mutex mutex = enrolment.mutex();
        List<Enrolment> rivals = new ArrayList<>();
        for (Enrolment other : enrolments) {
            Enrolment.Mutex its = other.mutex();
            if (mutex != null
                    && its != null
                    && mutex.group().equals(its.group())
                    && !other.equals(enrolment)
                    && isRunning(other)) {
                rivals.add(other);
            }
        }
        return rivals;
    }
}
