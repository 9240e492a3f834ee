package io.sluice.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fixture: a NAS that says what it does and does what it says, though packets to and from it get lost. */
final class TruthfulNas {

    /** What becomes of one packet. */
    enum Fate {
        OBEYED,
        REQUEST_LOST,
        REPLY_LOST,
        REFUSED_FOR_RESOURCES,
        REFUSED_BY_POLICY,
        REFUSED_WITHOUT_CAUSE,
        /** The dispatcher dies after the packet left; what the NAS did is not known to whoever goes on. */
        SENDER_KILLED
    }

    private final Set<String> running = new LinkedHashSet<>();

    TruthfulNas(String... running) {
        this.running.addAll(List.of(running));
    }

    Set<String> running() {
        return running;
    }

    /** The event that the dispatcher sees; empty if it died. */
    Optional<Event> receive(Step step, Fate fate) {
        return switch (fate) {
            case OBEYED -> {
                obey(step);
                yield Optional.of(new Event.Acknowledged());
            }
            case REPLY_LOST -> {
                obey(step);
                yield Optional.of(new Event.Unanswered());
            }
            case SENDER_KILLED -> {
                obey(step);
                yield Optional.empty();
            }
            case REQUEST_LOST -> Optional.of(new Event.Unanswered());
            case REFUSED_FOR_RESOURCES -> Optional.of(new Event.Refused(506, "busy"));
            case REFUSED_BY_POLICY -> Optional.of(new Event.Refused(501, "no"));
            case REFUSED_WITHOUT_CAUSE -> Optional.of(new Event.Refused(null, ""));
        };
    }

    private void obey(Step step) {
        step.stop().forEach(target -> running.remove(target.activation()));
        step.start().forEach(target -> running.add(target.activation()));
        step.update().forEach(target -> running.add(target.activation()));
    }
}
