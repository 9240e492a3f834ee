package io.sluice.operation.explanation;

import io.sluice.service.ServiceLimits;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks ahead: an operation that waits or runs goes before a limit, and a limit in time before one in volume. */
final class Outlook {
    private static final int MEGABYTE_BITS = 20;

    private Outlook() {}

    static @Nullable NextChange of(ServiceStory story) {
        if (Explanation.isOver(story.state())) {
            return null;
        }
        Optional<PastOperation> open = story.operations().stream()
                .filter(PastOperation::isOpen)
                .filter(past -> past.concerns(story.id(), story.activation()))
                .min(Comparator.comparing(past -> past.operation().id().toString()));
        return open.isPresent() ? byOperation(story, open.get()) : byLimit(story);
    }

    private static NextChange byOperation(ServiceStory story, PastOperation past) {
        String what;
        if (past.starts(story.id())) {
            what = "is being started";
        } else if (past.supersedes(story.id())) {
            what = "makes way for " + String.join(", ", past.started());
        } else {
            what = past.stops(story.id(), story.activation()) ? "is being stopped" : "gets other limits";
        }
        Instant at = past.operation().progress().nextAt();
        return new NextChange(
                NextChange.Kind.OPERATION,
                at != null ? at : past.operation().dueAt(),
                "it " + what + Words.by(past),
                past.operation().id());
    }

    private static @Nullable NextChange byLimit(ServiceStory story) {
        ServiceLimits limits = story.limits();
        Long seconds = limits.timeoutSeconds();
        Instant started = story.startedAt();
        if (seconds != null && seconds > 0 && started != null) {
            return new NextChange(
                    NextChange.Kind.TIME_LIMIT, started.plusSeconds(seconds), "its time limit ends it", null);
        }
        Long megabytes = limits.volumeMegabytes();
        if (megabytes != null && megabytes > 0) {
            long left = Math.max(0, megabytes - (story.outputOctets() >> MEGABYTE_BITS));
            return new NextChange(
                    NextChange.Kind.VOLUME_LIMIT, null, "its volume limit ends it after " + left + " MB more", null);
        }
        return null;
    }
}
