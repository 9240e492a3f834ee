package io.sluice.operation;

import static io.sluice.operation.ServiceEffect.Kind.ACTIVE;
import static io.sluice.operation.ServiceEffect.Kind.FAILED;
import static io.sluice.operation.ServiceEffect.Kind.RUNNING_ON;
import static io.sluice.operation.ServiceEffect.Kind.STARTING;
import static io.sluice.operation.ServiceEffect.Kind.STOPPING;

import io.sluice.nas.ErrorCause;
import io.sluice.session.StopCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries an operation through its plan: make before break, all or nothing, and never a subscriber left without service
 * by our doing.
 *
 * <p>The way is START, PROOF where a record is asked for, STOP, and then, the asker being answered, SUPERSEDE. A refusal
 * before that undoes what was done: RESTORE, then RETRACT. What the NAS left unanswered may have been done or not, so it
 * is taken back as if it had, and sent again as if it had not. That the old services stop is ours once the new ones run:
 * it is tried for a day, with an alarm, and never turns the answer into a refusal. A later operation of the session takes over what is
 * still to be stopped, and stops it though it fail itself.
 *
 * <p>Everything stored of the operation is in {@link Operation}; {@link #step} says from it alone what is to be sent.
 */
public final class OperationMachine {

    /** How long a record may take that proves a start. */
    public static final Duration PROOF_WAIT = Duration.ofSeconds(5);

    /** How long after its giving up an operation tries to take back what it did. */
    static final Duration UNDO_PATIENCE = Duration.ofMinutes(10);

    /** How long after its giving up an operation tries to stop what was replaced. */
    static final Duration SUPERSEDE_PATIENCE = Duration.ofHours(24);

    private static final int NO_CAUSE = 0;
    private static final long LONGEST_PAUSE_SECONDS = 60;

    private final Operation operation;
    private final OperationPlan plan;
    private final NasTraits traits;
    private final Instant now;
    private final Chunks chunks;
    private final List<ServiceEffect> effects = new ArrayList<>();
    private boolean sessionUnknown;

    private OperationMachine(Operation operation, OperationPlan plan, NasTraits traits, Instant now) {
        this.operation = operation;
        this.plan = plan;
        this.traits = traits;
        this.now = now;
        this.chunks = new Chunks(
                operation.wanted(), plan, traits, operation.progress().hasFailed());
    }

    /** Takes an operation up, with the plan made for it. */
    public static Transition begin(Operation operation, OperationPlan plan, NasTraits traits, Instant now) {
        return new OperationMachine(operation.takenUp(plan), plan, traits, now).begin();
    }

    /** What becomes of an operation under way when something happens. */
    public static Transition on(Operation operation, Event event, NasTraits traits, Instant now) {
        return new OperationMachine(operation, operation.planned(), traits, now).on(event);
    }

    /** The packet to send now; empty while the operation waits for something else, and once it is over. */
    public static Optional<Step> step(Operation operation, NasTraits traits) {
        if (operation.state() != OperationState.SENT) {
            return Optional.empty();
        }
        Progress progress = operation.progress();
        return new Chunks(operation.wanted(), operation.planned(), traits, progress.hasFailed())
                .step(progress.phase(), progress.chunk());
    }

    private Transition begin() {
        Progress progress = operation.progress();
        if (!now.isBefore(operation.giveUpAt())) {
            return over(progress.failed(ErrorCause.OTHER_PROXY_PROCESSING_ERROR.code(), "it was not taken up in time"));
        }
        if (plan.updates().size() < operation.wanted().update().size()) {
            return over(progress.failed(
                    ErrorCause.SESSION_CONTEXT_NOT_FOUND.code(), "a service whose limits are to change does not run"));
        }
        plan.starts().forEach(target -> effects.add(ServiceEffect.of(target, STARTING)));
        if (operation.wanted().disconnect()) {
            return to(progress.at(Phase.DISCONNECT, 0));
        }
        return chunks.of(Phase.START) > 0 ? to(progress.at(Phase.START, 0)) : toStops(progress);
    }

    private Transition on(Event event) {
        if (event instanceof Event.Acknowledged) {
            return acknowledged();
        } else if (event instanceof Event.Refused refused) {
            return refused(refused);
        } else if (event instanceof Event.Unanswered) {
            return unanswered();
        } else if (event instanceof Event.Refuted refuted) {
            return refuted(refuted);
        } else if (event instanceof Event.Proven) {
            return inProof() ? toStops(operation.progress().proven(Proof.CONFIRMED)) : unchanged();
        } else if (event instanceof Event.Due) {
            return due();
        } else if (event instanceof Event.TakenUpAgain) {
            return inProof() ? unchanged() : to(operation.progress().later(now));
        } else if (event instanceof Event.Displaced) {
            return displaced();
        }
        return sessionEnded();
    }

    private boolean inProof() {
        return operation.progress().phase() == Phase.PROOF;
    }

    private Transition acknowledged() {
        Progress progress = operation.progress();
        int chunk = progress.chunk();
        Phase phase = progress.phase();
        return switch (phase) {
            case START -> started(progress, chunk);
            case STOP -> {
                chunks.stops(chunk).forEach(each -> effects.add(ServiceEffect.stopped(each, cause())));
                yield chunk + 1 < chunks.of(phase) ? to(progress.at(phase, chunk + 1)) : toSupersede(progress);
            }
            case SUPERSEDE -> {
                chunks.superseded(chunk).forEach(each -> effects.add(ServiceEffect.stopped(each, StopCause.MUTEX)));
                yield chunk + 1 < chunks.of(phase) ? to(progress.at(phase, chunk + 1)) : over(progress);
            }
            case RESTORE -> restored(progress, chunk);
            case RETRACT -> retracted(progress, chunk);
            case DISCONNECT -> over(progress.answered());
            default -> unchanged();
        };
    }

    private StopCause cause() {
        return operation.origin().stopCause();
    }

    private Transition started(Progress progress, int chunk) {
        chunks.updates(chunk).forEach(each -> effects.add(ServiceEffect.of(each, ACTIVE)));
        chunks.starts(chunk).forEach(each -> effects.add(ServiceEffect.of(each, ACTIVE)));
        if (chunk + 1 < chunks.of(Phase.START)) {
            return to(progress.at(Phase.START, chunk + 1));
        }
        if (!traits.keepsServices()) {
            plan.stops().forEach(each -> effects.add(ServiceEffect.stopped(each, cause())));
        }
        if (!traits.keepsServices() || plan.byNas()) {
            plan.supersedes().forEach(each -> effects.add(ServiceEffect.stopped(each, StopCause.MUTEX)));
        }
        boolean breaks = chunks.of(Phase.STOP) + chunks.of(Phase.SUPERSEDE) > 0;
        return traits.proofNeeded() && breaks && plan.starts().stream().anyMatch(ServiceTarget::isCounted)
                ? to(progress.at(Phase.PROOF, 0).waiting(now.plus(PROOF_WAIT)))
                : toStops(progress);
    }

    private Transition toStops(Progress progress) {
        if (chunks.of(Phase.STOP) == 0) {
            return toSupersede(progress);
        }
        plan.stops().forEach(each -> effects.add(ServiceEffect.of(each, STOPPING)));
        return to(progress.at(Phase.STOP, 0));
    }

    private Transition toSupersede(Progress progress) {
        if (chunks.of(Phase.SUPERSEDE) == 0) {
            return over(progress.answered());
        }
        plan.supersedes().forEach(each -> effects.add(ServiceEffect.of(each, STOPPING)));
        return to(progress.at(Phase.SUPERSEDE, 0).answered());
    }

    private Transition refused(Event.Refused refused) {
        Progress progress = operation.progress();
        int cause = refused.errorCause() == null ? NO_CAUSE : refused.errorCause();
        sessionUnknown = ErrorCause.SESSION_CONTEXT_NOT_FOUND.is(cause);
        boolean gone = sessionUnknown || ErrorCause.INVALID_REQUEST.is(cause);
        Phase phase = progress.phase();
        if (phase == Phase.WAITING || phase == Phase.PROOF || phase == Phase.OVER) {
            return unchanged();
        }
        if (gone && (phase == Phase.STOP || phase == Phase.SUPERSEDE || phase == Phase.RETRACT)) {
            return acknowledged();
        }
        if (sessionUnknown && phase == Phase.RESTORE) {
            return over(progress);
        }
        if (phase == Phase.SUPERSEDE || phase.isUndoing()) {
            return again(progress, true);
        }
        if (ErrorCause.RESOURCES_UNAVAILABLE.is(cause) && now.isBefore(operation.giveUpAt())) {
            return to(progress.later(now.plus(pause(progress.attempts()))));
        }
        Progress failed = progress.failed(cause, refused.detail());
        // The refusal speaks of this packet only; one that left before it may have been obeyed.
        boolean doubt = !traits.atomicRefusal() || progress.attempts() > 0;
        int done = doubt ? progress.chunk() : progress.chunk() - 1;
        return sessionUnknown || phase == Phase.DISCONNECT ? over(failed) : undo(failed, done);
    }

    private Transition unanswered() {
        Progress progress = operation.progress();
        return switch (progress.phase()) {
            case START, STOP, DISCONNECT -> {
                if (now.isBefore(operation.giveUpAt())) {
                    yield to(progress.later(now));
                }
                Progress failed =
                        progress.failed(ErrorCause.OTHER_PROXY_PROCESSING_ERROR.code(), "the NAS did not answer");
                yield progress.phase() == Phase.DISCONNECT ? over(failed) : undo(failed, progress.chunk());
            }
            case SUPERSEDE, RESTORE, RETRACT -> again(progress, !now.isBefore(operation.giveUpAt()));
            default -> unchanged();
        };
    }

    /** Tries once more what must be done in the end, as long as there is patience for it. */
    private Transition again(Progress progress, boolean worthAnAlarm) {
        boolean undoing = progress.phase().isUndoing();
        Alarm alarm = undoing ? Alarm.NOT_UNDONE : Alarm.SUPERSEDED_STILL_RUNNING;
        Progress alarmed = worthAnAlarm ? progress.alarmed(alarm) : progress;
        Duration patience = undoing ? UNDO_PATIENCE : SUPERSEDE_PATIENCE;
        if (now.isBefore(operation.giveUpAt().plus(patience))) {
            return to(alarmed.later(now.plus(pause(progress.attempts()))));
        }
        return over(progress.alarmed(alarm));
    }

    private static Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(attempts, 6)));
    }

    /**
     * Takes back what the operation did.
     *
     * @param done the last packet of the failed phase that took effect or may have, −1 for none
     */
    private Transition undo(Progress failed, int done) {
        if (!traits.keepsServices()) {
            return done < 0 || failed.phase() != Phase.START ? over(failed) : to(failed.at(Phase.RESTORE, 0));
        }
        if (failed.phase() == Phase.START) {
            return toRetract(failed, done);
        }
        boolean takesBack = !plan.starts().isEmpty();
        // What may have been stopped stays DEACTIVATING: whoever wants it next starts it again.
        chunks.stopsFrom(done + 1).forEach(each -> effects.add(ServiceEffect.of(each, RUNNING_ON)));
        if (!takesBack) {
            return over(done < failed.chunk() ? failed : failed.alarmed(Alarm.IN_DOUBT));
        }
        return done >= 0 ? to(failed.at(Phase.RESTORE, done)) : toRetract(failed, chunks.of(Phase.START) - 1);
    }

    private Transition toRetract(Progress failed, int from) {
        for (int chunk = from; chunk >= 0; chunk--) {
            if (!chunks.starts(chunk).isEmpty()) {
                return to(failed.at(Phase.RETRACT, chunk));
            }
        }
        return over(failed);
    }

    private Transition restored(Progress progress, int chunk) {
        if (!traits.keepsServices()) {
            plan.stops().forEach(each -> effects.add(ServiceEffect.of(each, RUNNING_ON)));
            plan.supersedes().forEach(each -> effects.add(ServiceEffect.of(each, RUNNING_ON)));
            return over(progress);
        }
        chunks.stops(chunk).forEach(each -> effects.add(ServiceEffect.of(each, RUNNING_ON)));
        return chunk > 0 ? to(progress.at(Phase.RESTORE, chunk - 1)) : toRetract(progress, chunks.of(Phase.START) - 1);
    }

    private Transition retracted(Progress progress, int chunk) {
        return toRetract(progress, chunk - 1);
    }

    private Transition refuted(Event.Refuted refuted) {
        if (!inProof()) {
            return to(operation.progress().proven(Proof.REFUTED).alarmed(Alarm.REFUTED));
        }
        Progress failed = operation
                .progress()
                .proven(Proof.REFUTED)
                .alarmed(Alarm.REFUTED)
                .failed(NO_CAUSE, refuted.detail());
        return toRetract(failed, chunks.of(Phase.START) - 1);
    }

    private Transition due() {
        Progress progress = operation.progress();
        return inProof() ? toStops(progress.proven(Proof.UNCONFIRMED).alarmed(Alarm.UNCONFIRMED)) : to(progress.now());
    }

    private Transition displaced() {
        Progress progress = operation.progress();
        boolean trying = progress.phase() == Phase.SUPERSEDE && progress.attempts() > 0;
        return trying ? over(progress.alarmed(Alarm.SUPERSEDED_STILL_RUNNING)) : unchanged();
    }

    private Transition sessionEnded() {
        Progress progress = operation.progress();
        Progress told = progress.answerable()
                ? progress
                : progress.failed(ErrorCause.SESSION_CONTEXT_NOT_FOUND.code(), "the subscriber session has ended");
        boolean failedBefore = progress.answerable() && progress.hasFailed();
        OperationState state = failedBefore ? stateOf(progress.errorCause()) : OperationState.CANCELLED;
        return new Transition(operation.ended(state, told), effects, false);
    }

    private Transition unchanged() {
        return to(operation.progress());
    }

    private Transition to(Progress progress) {
        return new Transition(operation.with(progress), effects, sessionUnknown);
    }

    private Transition over(Progress progress) {
        Progress told = progress.answered();
        if (!told.hasFailed()) {
            return new Transition(operation.ended(OperationState.DONE, told), effects, sessionUnknown);
        }
        plan.starts().forEach(each -> effects.add(ServiceEffect.of(each, FAILED)));
        if (inherits(told)) {
            return to(told.at(Phase.SUPERSEDE, 0));
        }
        return new Transition(operation.ended(stateOf(told.errorCause()), told), effects, sessionUnknown);
    }

    /** Whether it is left, having failed itself, with what an earlier operation left to it. */
    private boolean inherits(Progress told) {
        return told.phase() != Phase.SUPERSEDE
                && !sessionUnknown
                && !plan.byNas()
                && !plan.inherited().isEmpty();
    }

    private static OperationState stateOf(@Nullable Integer cause) {
        return ErrorCause.OTHER_PROXY_PROCESSING_ERROR.is(cause) ? OperationState.EXPIRED : OperationState.FAILED;
    }
}
