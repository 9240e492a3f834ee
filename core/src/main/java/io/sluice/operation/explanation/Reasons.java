package io.sluice.operation.explanation;

import io.sluice.operation.Alarm;
import io.sluice.operation.Progress;
import io.sluice.operation.Proof;
import io.sluice.session.StopCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule that decided about a service. What an operation shows counts for more than what the NAS's Stop says, which cannot
 * know who asked for it; a logout and a reboot count for more than both.
 */
final class Reasons {
    private final ServiceStory story;
    private final Optional<PastOperation> starter;
    private final Optional<PastOperation> superseder;
    private final Optional<PastOperation> stopper;

    /**
     * @param starter the last operation that starts it
     * @param superseder the last one that lets another take its place
     * @param stopper the last one that stops it as ordered
     */
    Reasons(
            ServiceStory story,
            Optional<PastOperation> starter,
            Optional<PastOperation> superseder,
            Optional<PastOperation> stopper) {
        this.story = story;
        this.starter = starter;
        this.superseder = superseder;
        this.stopper = stopper;
    }

    Reason find() {
        return switch (story.state()) {
            case REQUESTED -> waiting();
            case ACTIVATING -> starting();
            case ACTIVE -> active();
            case DEACTIVATING -> stopping();
            case STOPPED -> stopped();
            case FAILED -> failed();
            case STALE ->
                Reason.of(
                        ReasonCode.STALE,
                        "Nothing was heard of it for too long; whether it runs is not known until " + story.nas()
                                + " reports again.");
        };
    }

    private Reason waiting() {
        long before = starter.map(this::openBefore).orElse(0L);
        String queue = before == 0 ? "it is next" : before + " of this session before it";
        return Reason.of(ReasonCode.WAITING, "It was ordered and nothing has been sent yet; " + queue + '.')
                .by(starter);
    }

    private long openBefore(PastOperation own) {
        String id = own.operation().id().toString();
        return story.operations().stream()
                .filter(PastOperation::isOpen)
                .filter(past -> past.operation().id().toString().compareTo(id) < 0)
                .count();
    }

    private Reason starting() {
        int sent = starter.map(PastOperation::transmissions).orElse(0);
        String asked = sent == 0
                ? "is about to be asked"
                : "was asked " + OperationFailure.times(sent) + " and has not answered yet";
        return Reason.of(ReasonCode.STARTING, story.nas() + ' ' + asked + '.').by(starter);
    }

    private Reason active() {
        Optional<Proof> proof = starter.map(past -> past.operation().progress().proof());
        if (proof.filter(Proof.REFUTED::equals).isPresent()) {
            return refuted();
        }
        boolean unproven = proof.filter(Proof.UNCONFIRMED::equals).isPresent()
                || starter.map(past -> past.operation().progress().alarm())
                        .filter(Alarm.UNCONFIRMED::equals)
                        .isPresent();
        if (unproven && !story.confirmed()) {
            return Reason.of(
                            ReasonCode.UNCONFIRMED,
                            story.nas()
                                    + " acknowledged it, but no accounting record of it came; it counts as running.")
                    .by(starter);
        }
        return starter.map(this::activated).orElseGet(this::granted);
    }

    private Reason refuted() {
        return Reason.of(
                        ReasonCode.REFUTED,
                        story.nas() + " acknowledged it, but its accounting says that it does not run.")
                .by(starter);
    }

    private Reason activated(PastOperation past) {
        ReasonCode code =
                switch (past.operation().origin()) {
                    case COA -> ReasonCode.ACTIVATED_BY_COA;
                    case REST -> ReasonCode.ACTIVATED_BY_REST;
                    case CLI -> ReasonCode.ACTIVATED_BY_CLI;
                    case PORTAL -> ReasonCode.ACTIVATED_BY_PORTAL;
                    case LOGIN -> ReasonCode.ACTIVATED_AFTER_LOGIN;
                    case SCHEDULE, TIME_THRESHOLD, VOLUME_THRESHOLD -> ReasonCode.ACTIVATED_BY_SCHEDULE;
                };
        return Reason.of(code, Words.activated(past) + Words.replacing(past) + '.')
                .by(Optional.of(past));
    }

    private Reason granted() {
        if (story.tag() == null) {
            return Reason.of(
                    ReasonCode.LEARNED_FROM_ACCOUNTING,
                    story.nas() + " reported that it runs; nobody here asked for it.");
        }
        return switch (story.now()) {
            case RECORD ->
                Reason.of(
                        ReasonCode.GRANTED_BY_RECORD,
                        "The subscriber's record granted it at the login, with tag " + story.tag() + '.');
            case SUBSCRIPTION ->
                Reason.of(
                        ReasonCode.GRANTED_BY_SUBSCRIPTION, "A subscription that starts with every login granted it.");
            case NOBODY ->
                Reason.of(
                        ReasonCode.GRANTED_AT_LOGIN,
                        "The login granted it; the record and the subscriptions have been changed since and would not.");
        };
    }

    private Reason stopping() {
        if (superseder.isPresent()) {
            String started = String.join(", ", superseder.get().started());
            boolean alarmed = superseder.get().operation().progress().alarm() == Alarm.SUPERSEDED_STILL_RUNNING;
            String still = alarmed ? "; " + story.nas() + " does not stop it, so both may be running" : "";
            return Reason.of(ReasonCode.SUPERSEDED, started + " of its mutex group takes its place" + still + '.')
                    .by(superseder);
        }
        return Reason.of(ReasonCode.STOPPING, story.nas() + " is asked to stop it and has not answered yet.")
                .by(stopper);
    }

    private Reason stopped() {
        @Nullable StopCause cause = story.stopCause();
        if (cause == StopCause.USER_LOGOUT) {
            return Reason.of(ReasonCode.LOGGED_OUT, "The subscriber logged out, which ends every service.");
        }
        if (cause == StopCause.NAS_REBOOT) {
            return Reason.of(
                    ReasonCode.NAS_REBOOTED, story.nas() + " restarted, which ends everything that ran on it.");
        }
        if (cause == StopCause.MUTEX || superseder.filter(Reasons::wasAnswered).isPresent()) {
            String by =
                    superseder.map(past -> String.join(", ", past.started())).orElse("Another service");
            return Reason.of(ReasonCode.SUPERSEDED, by + " of its mutex group took its place.")
                    .by(superseder);
        }
        if (cause == StopCause.TIME_THRESHOLD) {
            return Reason.of(ReasonCode.TIME_LIMIT_REACHED, "Its time was used up.")
                    .by(stopper);
        }
        if (cause == StopCause.VOLUME_THRESHOLD) {
            return Reason.of(ReasonCode.VOLUME_LIMIT_REACHED, "Its volume was used up.")
                    .by(stopper);
        }
        if (cause == StopCause.COA
                || cause == StopCause.CLI
                || stopper.filter(Reasons::wasAnswered).isPresent()) {
            String who = stopper.map(Words::by).orElse("");
            return Reason.of(ReasonCode.STOPPED_ON_REQUEST, "It was stopped" + who + '.')
                    .by(stopper);
        }
        return cause == StopCause.FAILED_ACTIVATION
                ? failed()
                : Reason.of(ReasonCode.STOPPED_BY_NAS, story.nas() + " ended it; nobody here asked for that.");
    }

    private static boolean wasAnswered(PastOperation past) {
        Progress progress = past.operation().progress();
        return progress.answerable() && !progress.hasFailed();
    }

    private Reason failed() {
        if (starter.isEmpty()) {
            return Reason.of(ReasonCode.FAILED, "It never came to be; its operation is not kept any more.");
        }
        PastOperation past = starter.get();
        Optional<OperationFailure> failure = OperationFailure.of(past.operation(), past.transmissions());
        String why = failure.map(
                        each -> each.sentence(story.nas(), past.operation().progress(), past.transmissions()))
                .orElse("");
        if (story.startedAt() != null && failure.isPresent() && failure.get() != OperationFailure.REFUTED) {
            return Reason.of(ReasonCode.UNDONE, "It ran and was taken back, since the order as a whole failed. " + why)
                    .by(starter);
        }
        return failure.map(each -> Reason.of(Words.code(each), why).by(starter))
                .orElseGet(() -> Reason.of(ReasonCode.FAILED, "It never came to be."));
    }
}
