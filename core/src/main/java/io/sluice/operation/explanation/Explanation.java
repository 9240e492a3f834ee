package io.sluice.operation.explanation;

import io.sluice.session.ServiceState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Why a service session is as it is: the rule that decided, who lost by it, what was last said to the NAS, and what comes next.
 *
 * @param sentence the deciding rule in one sentence
 * @param since when it became so, null if that is not known
 * @param replaced activation strings of what made way when it started
 * @param supersededBy activation string of what took its place, null if nothing did
 * @param operation the operation that decided, null if none did
 */
public record Explanation(
        ReasonCode code,
        String sentence,
        @Nullable Instant since,
        List<String> replaced,
        @Nullable String supersededBy,
        @Nullable LastCoa lastCoa,
        @Nullable NextChange next,
        @Nullable UUID operation) {

    private static final Comparator<PastOperation> BY_TIME =
            Comparator.comparing((PastOperation past) -> past.operation().id().toString());

    public Explanation {
        replaced = List.copyOf(replaced);
    }

    public static Explanation of(ServiceStory story) {
        Optional<PastOperation> starter = last(story, past -> past.starts(story.id()));
        Optional<PastOperation> superseder = last(story, past -> past.supersedes(story.id()));
        Optional<PastOperation> stopper = last(story, past -> past.stops(story.id(), story.activation()));
        Reason reason = new Reasons(story, starter, superseder, stopper).find();
        return new Explanation(
                reason.code(),
                reason.sentence(),
                since(story, starter),
                starter.filter(past -> !past.operation().progress().hasFailed())
                        .map(PastOperation::replaced)
                        .orElse(List.of()),
                reason.code() == ReasonCode.SUPERSEDED
                        ? superseder
                                .map(past -> String.join(", ", past.started()))
                                .orElse(null)
                        : null,
                last(story, past -> past.concerns(story.id(), story.activation()) && past.sentAt() != null)
                        .map(LastCoa::of)
                        .orElse(null),
                Outlook.of(story),
                reason.decider().map(past -> past.operation().id()).orElse(null));
    }

    private static Optional<PastOperation> last(ServiceStory story, Predicate<PastOperation> wanted) {
        return story.operations().stream().filter(wanted).max(BY_TIME);
    }

    private static @Nullable Instant since(ServiceStory story, Optional<PastOperation> starter) {
        return switch (story.state()) {
            case STOPPED, STALE, FAILED ->
                story.stoppedAt() != null
                        ? story.stoppedAt()
                        : starter.map(PastOperation::endedAt).orElse(null);
            case REQUESTED -> starter.map(PastOperation::orderedAt).orElse(null);
            case ACTIVATING -> starter.map(PastOperation::sentAt).orElse(null);
            case ACTIVE, DEACTIVATING -> story.startedAt();
        };
    }

    static boolean isOver(ServiceState state) {
        return state == ServiceState.STOPPED || state == ServiceState.FAILED || state == ServiceState.STALE;
    }
}
