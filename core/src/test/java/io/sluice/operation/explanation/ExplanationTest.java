package io.sluice.operation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.operation.Alarm;
import io.sluice.operation.Lane;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationPlan;
import io.sluice.operation.OperationState;
import io.sluice.operation.Origin;
import io.sluice.operation.Phase;
import io.sluice.operation.Progress;
import io.sluice.operation.Proof;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Wanted;
import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionKey;
import io.sluice.session.StopCause;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One story for each code, and what else an explanation tells. */
class ExplanationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID GOLD = new UUID(1, 1);
    private static final UUID SILVER = new UUID(1, 2);

    /** A story that ends with a code, and what its sentence must say. */
    private record Told(ReasonCode code, String words, ServiceStory story) {
        @Override
        public String toString() {
            return code + ": " + words;
        }
    }

    static Stream<Told> stories() {
        return Stream.of(
                told(
                        ReasonCode.GRANTED_BY_RECORD,
                        "record granted it at the login, with tag 6",
                        gold(ServiceState.ACTIVE).granted(ServiceStory.Grant.RECORD)),
                told(
                        ReasonCode.GRANTED_BY_SUBSCRIPTION,
                        "A subscription",
                        gold(ServiceState.ACTIVE).granted(ServiceStory.Grant.SUBSCRIPTION)),
                told(
                        ReasonCode.GRANTED_AT_LOGIN,
                        "changed since",
                        gold(ServiceState.ACTIVE).granted(ServiceStory.Grant.NOBODY)),
                told(ReasonCode.LEARNED_FROM_ACCOUNTING, "bng1 reported", gold(ServiceState.ACTIVE)),
                told(
                        ReasonCode.ACTIVATED_BY_COA,
                        "A CoA-Request asked for it by aaa1",
                        gold(ServiceState.ACTIVE).after(done(Origin.COA).by("aaa1"))),
                told(
                        ReasonCode.ACTIVATED_BY_REST,
                        "and took the place of silver",
                        gold(ServiceState.ACTIVE).after(done(Origin.REST).superseding(SILVER, "silver"))),
                told(
                        ReasonCode.ACTIVATED_BY_CLI,
                        "by command",
                        gold(ServiceState.ACTIVE).after(done(Origin.CLI))),
                told(
                        ReasonCode.ACTIVATED_BY_PORTAL,
                        "on a page",
                        gold(ServiceState.ACTIVE).after(done(Origin.PORTAL))),
                told(
                        ReasonCode.ACTIVATED_AFTER_LOGIN,
                        "more services than",
                        gold(ServiceState.ACTIVE).after(done(Origin.LOGIN))),
                told(
                        ReasonCode.ACTIVATED_BY_SCHEDULE,
                        "A schedule",
                        gold(ServiceState.ACTIVE).after(done(Origin.SCHEDULE))),
                told(
                        ReasonCode.UNCONFIRMED,
                        "no accounting record",
                        gold(ServiceState.ACTIVE).after(done(Origin.REST).proof(Proof.UNCONFIRMED, Alarm.UNCONFIRMED))),
                told(
                        ReasonCode.REFUTED,
                        "says that it does not run",
                        gold(ServiceState.ACTIVE).after(done(Origin.REST).proof(Proof.REFUTED, Alarm.REFUTED))),
                told(
                        ReasonCode.WAITING,
                        "1 of this session before it",
                        gold(ServiceState.REQUESTED)
                                .after(
                                        requested(1).starting(SILVER, "silver"),
                                        requested(2).starting(GOLD, "gold"))),
                told(
                        ReasonCode.STARTING,
                        "was asked twice and has not answered",
                        gold(ServiceState.ACTIVATING).after(sent(Phase.START).times(2))),
                told(
                        ReasonCode.STOPPING,
                        "asked to stop it",
                        gold(ServiceState.DEACTIVATING).after(sent(Phase.STOP).stopping(GOLD, "gold"))),
                told(
                        ReasonCode.SUPERSEDED,
                        "silver of its mutex group took its place",
                        gold(ServiceState.STOPPED)
                                .because(StopCause.MUTEX)
                                .after(done(Origin.REST)
                                        .starting(SILVER, "silver")
                                        .superseding(GOLD, "gold"))),
                told(
                        ReasonCode.STOPPED_ON_REQUEST,
                        "stopped by anna",
                        gold(ServiceState.STOPPED)
                                .because(StopCause.CLI)
                                .after(done(Origin.CLI).by("anna").stopping(GOLD, "gold"))),
                told(
                        ReasonCode.STOPPED_BY_NAS,
                        "bng1 ended it",
                        gold(ServiceState.STOPPED).because(StopCause.NAS)),
                told(
                        ReasonCode.TIME_LIMIT_REACHED,
                        "time was used up",
                        gold(ServiceState.STOPPED).because(StopCause.TIME_THRESHOLD)),
                told(
                        ReasonCode.VOLUME_LIMIT_REACHED,
                        "volume was used up",
                        gold(ServiceState.STOPPED).because(StopCause.VOLUME_THRESHOLD)),
                told(
                        ReasonCode.LOGGED_OUT,
                        "logged out",
                        gold(ServiceState.STOPPED).because(StopCause.USER_LOGOUT)),
                told(
                        ReasonCode.NAS_REBOOTED,
                        "bng1 restarted",
                        gold(ServiceState.STOPPED).because(StopCause.NAS_REBOOT)),
                told(
                        ReasonCode.UNDONE,
                        "was taken back",
                        gold(ServiceState.FAILED)
                                .started(NOON)
                                .after(failed(506, "no queue left").starting(GOLD, "gold"))),
                told(
                        ReasonCode.REFUSED_BY_NAS,
                        "506 Resources-Unavailable (no queue left)",
                        gold(ServiceState.FAILED)
                                .after(failed(506, "no queue left").starting(GOLD, "gold"))),
                told(
                        ReasonCode.NAS_SILENT,
                        "did not answer, 5 times asked",
                        gold(ServiceState.FAILED).after(expired(5))),
                told(
                        ReasonCode.NOT_IN_TIME,
                        "Nothing was sent",
                        gold(ServiceState.FAILED).after(expired(0))),
                told(
                        ReasonCode.CANCELLED,
                        "withdrawn",
                        gold(ServiceState.FAILED)
                                .after(requested(1).starting(GOLD, "gold").state(OperationState.CANCELLED))),
                told(ReasonCode.STALE, "not known until bng1 reports", gold(ServiceState.STALE)),
                told(ReasonCode.FAILED, "not kept any more", gold(ServiceState.FAILED)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void saysWhy(Told told) {
        Explanation explanation = Explanation.of(told.story);

        assertThat(explanation.code()).isEqualTo(told.code);
        assertThat(explanation.sentence()).contains(told.words).endsWith(".").doesNotContain("null");
    }

    @Test
    void hasAStoryForEachCode() {
        assertThat(stories().map(Told::code)).containsExactlyInAnyOrderElementsOf(Arrays.asList(ReasonCode.values()));
    }

    @Nested
    class Rank {
        @Test
        void logoutCountsForMoreThanAnOperation() {
            ServiceStory story = gold(ServiceState.STOPPED)
                    .because(StopCause.USER_LOGOUT)
                    .after(done(Origin.REST).stopping(GOLD, "gold"))
                    .told();

            assertThat(Explanation.of(story).code()).isEqualTo(ReasonCode.LOGGED_OUT);
        }

        @Test
        void anOperationCountsForMoreThanTheNasSaying_whichCannotKnowWhoAsked() {
            ServiceStory story = gold(ServiceState.STOPPED)
                    .because(StopCause.NAS)
                    .after(done(Origin.REST).stopping(GOLD, "gold"))
                    .told();

            assertThat(Explanation.of(story).code()).isEqualTo(ReasonCode.STOPPED_ON_REQUEST);
        }

        @Test
        void aFailedStopExplainsNothing() {
            ServiceStory story = gold(ServiceState.STOPPED)
                    .because(StopCause.NAS)
                    .after(failed(501, "").stopping(GOLD, "gold"))
                    .told();

            assertThat(Explanation.of(story).code()).isEqualTo(ReasonCode.STOPPED_BY_NAS);
        }

        @Test
        void theSessionThatEndedFirst_isALogout() {
            ServiceStory story = gold(ServiceState.FAILED)
                    .after(failed(503, "").starting(GOLD, "gold").state(OperationState.CANCELLED))
                    .told();

            assertThat(Explanation.of(story).code()).isEqualTo(ReasonCode.LOGGED_OUT);
        }
    }

    @Nested
    class Losers {
        @Test
        void areNamedWithTheWinner() {
            Explanation winner = Explanation.of(gold(ServiceState.ACTIVE)
                    .after(done(Origin.REST).superseding(SILVER, "silver"))
                    .told());
            Explanation loser = Explanation.of(gold(ServiceState.STOPPED)
                    .because(StopCause.MUTEX)
                    .after(done(Origin.REST).starting(SILVER, "silver").superseding(GOLD, "gold"))
                    .told());

            assertThat(winner.replaced()).containsExactly("silver");
            assertThat(winner.supersededBy()).isNull();
            assertThat(loser.supersededBy()).isEqualTo("silver");
            assertThat(loser.replaced()).isEmpty();
        }

        @Test
        void areNone_whereTheWinnerWasRefused() {
            Explanation refused = Explanation.of(gold(ServiceState.FAILED)
                    .after(failed(506, "").starting(GOLD, "gold").superseding(SILVER, "silver"))
                    .told());

            assertThat(refused.replaced()).isEmpty();
        }

        @Test
        void areSaidToRunOn_whereTheNasDoesNotStopThem() {
            Explanation loser = Explanation.of(gold(ServiceState.DEACTIVATING)
                    .after(sent(Phase.SUPERSEDE)
                            .starting(SILVER, "silver")
                            .superseding(GOLD, "gold")
                            .proof(Proof.NONE, Alarm.SUPERSEDED_STILL_RUNNING))
                    .told());

            assertThat(loser.code()).isEqualTo(ReasonCode.SUPERSEDED);
            assertThat(loser.sentence()).contains("both may be running");
        }
    }

    @Nested
    class LastRequest {
        @Test
        void tellsWhenAndHowOften_andWhatCameBack() {
            assertThat(coa(done(Origin.REST))).isEqualTo("sent once, acknowledged");
            assertThat(coa(sent(Phase.START).times(3))).isEqualTo("sent 3 times, no answer yet");
            assertThat(coa(done(Origin.REST)
                            .starting(GOLD, "gold")
                            .superseding(SILVER, "silver")
                            .times(2)))
                    .isEqualTo("2 packets sent, acknowledged");
            assertThat(coa(expired(5).starting(GOLD, "gold"))).isEqualTo("sent 5 times, no answer");
            assertThat(coa(failed(503, "").starting(GOLD, "gold")))
                    .isEqualTo("sent once, refused: 503 Session-Context-Not-Found");
            assertThat(coa(failed(0, "").starting(GOLD, "gold"))).isEqualTo("sent once, refused: no Error-Cause given");
            assertThat(coa(failed(599, "").starting(GOLD, "gold"))).isEqualTo("sent once, refused: Error-Cause 599");
        }

        private String coa(Op op) {
            Explanation explanation =
                    Explanation.of(gold(ServiceState.ACTIVE).after(op).told());
            return Objects.requireNonNull(explanation.lastCoa()).text();
        }

        @Test
        void isOfThisService_notOfAnother() {
            Explanation explanation = Explanation.of(gold(ServiceState.ACTIVE)
                    .after(done(Origin.REST).starting(SILVER, "silver"))
                    .told());

            assertThat(explanation.lastCoa()).isNull();
        }
    }

    @Nested
    class Next {
        @Test
        void isAnOperationBeforeALimit_andTimeBeforeVolume() {
            Story limited = gold(ServiceState.ACTIVE)
                    .started(NOON)
                    .limits(new ServiceLimits(3600L, 500L, null, null))
                    .after(requested(9).stopping(GOLD, "gold").by("anna"));

            NextChange operation =
                    Objects.requireNonNull(Explanation.of(limited.told()).next());
            NextChange time = Objects.requireNonNull(
                    Explanation.of(limited.after().told()).next());
            NextChange volume = Objects.requireNonNull(Explanation.of(limited.after()
                            .limits(new ServiceLimits(0L, 500L, null, null))
                            .counted(100L << 20)
                            .told())
                    .next());

            assertThat(operation.text()).isEqualTo("it is being stopped by anna");
            assertThat(time.at()).isEqualTo(NOON.plusSeconds(3600));
            assertThat(volume.at()).isNull();
            assertThat(volume.text()).contains("400 MB more");
        }

        @Test
        void isNothing_onceItIsOver() {
            Story over = gold(ServiceState.STOPPED).started(NOON).limits(new ServiceLimits(3600L, null, null, null));

            assertThat(Explanation.of(over.told()).next()).isNull();
        }
    }

    @Nested
    class Steps {
        @Test
        void goFromRequestedToConfirmed() {
            assertThat(step(requested(1), false)).isEqualTo(OperationStep.REQUESTED);
            assertThat(step(sent(Phase.START), false)).isEqualTo(OperationStep.SENT);
            assertThat(step(done(Origin.REST), false)).isEqualTo(OperationStep.ACKED);
            assertThat(step(done(Origin.REST), true)).isEqualTo(OperationStep.CONFIRMED);
            assertThat(step(sent(Phase.START), true)).isEqualTo(OperationStep.SENT);
            assertThat(step(failed(506, ""), false)).isEqualTo(OperationStep.FAILED);
            assertThat(step(requested(1).state(OperationState.CANCELLED), false))
                    .isEqualTo(OperationStep.FAILED);
        }

        private OperationStep step(Op op, boolean borneOut) {
            return OperationStep.of(op.past().operation(), borneOut);
        }
    }

    // --- the vocabulary

    private static Told told(ReasonCode code, String words, Story story) {
        return new Told(code, words, story.told());
    }

    private static Story gold(ServiceState state) {
        return new Story(state, null, ServiceLimits.NONE, null, null, 0, ServiceStory.Grant.NOBODY, List.of());
    }

    /** A story of gold while it is put together. */
    private record Story(
            ServiceState state,
            @Nullable Integer tag,
            ServiceLimits limits,
            @Nullable Instant startedAt,
            @Nullable StopCause cause,
            long octets,
            ServiceStory.Grant grant,
            List<PastOperation> operations) {

        Story granted(ServiceStory.Grant now) {
            return new Story(state, 6, limits, startedAt, cause, octets, now, operations);
        }

        Story because(StopCause newCause) {
            return new Story(state, tag, limits, startedAt, newCause, octets, grant, operations);
        }

        Story started(Instant at) {
            return new Story(state, tag, limits, at, cause, octets, grant, operations);
        }

        Story limits(ServiceLimits newLimits) {
            return new Story(state, tag, newLimits, startedAt, cause, octets, grant, operations);
        }

        Story counted(long outputOctets) {
            return new Story(state, tag, limits, startedAt, cause, outputOctets, grant, operations);
        }

        Story after(Op... ops) {
            List<PastOperation> past = Stream.of(ops).map(Op::past).toList();
            return new Story(state, tag, limits, startedAt, cause, octets, grant, past);
        }

        ServiceStory told() {
            return new ServiceStory(
                    GOLD, "gold", state, false, tag, limits, startedAt, null, cause, octets, grant, "bng1", operations);
        }
    }

    private static Op requested(int number) {
        return new Op(
                number, OperationState.REQUESTED, Progress.NONE, Origin.REST, List.of(), List.of(), List.of(), 0, null);
    }

    private static Op sent(Phase phase) {
        Progress progress = new Progress(phase, 0, 0, null, false, null, "", Proof.NONE, null);
        return requested(1).starting(GOLD, "gold").at(OperationState.SENT, progress, 1);
    }

    private static Op done(Origin origin) {
        Progress progress = new Progress(Phase.OVER, 0, 0, null, true, null, "", Proof.NONE, null);
        return requested(1)
                .starting(GOLD, "gold")
                .at(OperationState.DONE, progress, 1)
                .from(origin);
    }

    private static Op failed(int cause, String detail) {
        Progress progress = new Progress(Phase.OVER, 0, 0, null, true, cause, detail, Proof.NONE, null);
        return requested(1).at(OperationState.FAILED, progress, 1);
    }

    private static Op expired(int times) {
        Progress progress = new Progress(Phase.OVER, 0, 0, null, true, 505, "", Proof.NONE, null);
        return requested(1).starting(GOLD, "gold").at(OperationState.EXPIRED, progress, times);
    }

    /** An operation while it is put together. */
    private record Op(
            int number,
            OperationState state,
            Progress progress,
            Origin origin,
            List<ServiceTarget> starts,
            List<ServiceTarget> stops,
            List<ServiceTarget> supersedes,
            int transmissions,
            @Nullable String orderedBy) {

        Op starting(UUID id, String activation) {
            return new Op(
                    number,
                    state,
                    progress,
                    origin,
                    targets(id, activation),
                    stops,
                    supersedes,
                    transmissions,
                    orderedBy);
        }

        Op stopping(UUID id, String activation) {
            return new Op(
                    number,
                    state,
                    progress,
                    origin,
                    starts.stream()
                            .filter(each -> !each.serviceSession().equals(id))
                            .toList(),
                    targets(id, activation),
                    supersedes,
                    transmissions,
                    orderedBy);
        }

        Op superseding(UUID id, String activation) {
            return new Op(
                    number, state, progress, origin, starts, stops, targets(id, activation), transmissions, orderedBy);
        }

        Op at(OperationState newState, Progress newProgress, int times) {
            return new Op(number, newState, newProgress, origin, starts, stops, supersedes, times, orderedBy);
        }

        Op times(int newTransmissions) {
            return at(state, progress, newTransmissions);
        }

        Op state(OperationState newState) {
            return at(newState, progress, transmissions);
        }

        Op from(Origin newOrigin) {
            return new Op(number, state, progress, newOrigin, starts, stops, supersedes, transmissions, orderedBy);
        }

        Op by(String who) {
            return new Op(number, state, progress, origin, starts, stops, supersedes, transmissions, who);
        }

        Op proof(Proof proof, Alarm alarm) {
            UnaryOperator<Progress> proven = before -> new Progress(
                    before.phase(),
                    0,
                    0,
                    null,
                    before.answerable(),
                    before.errorCause(),
                    before.detail(),
                    proof,
                    alarm);
            return at(state, proven.apply(progress), transmissions);
        }

        private static List<ServiceTarget> targets(UUID id, String activation) {
            return List.of(new ServiceTarget(id, activation, ServiceLimits.NONE, null));
        }

        PastOperation past() {
            boolean planned = state != OperationState.REQUESTED && transmissions > 0;
            List<String> stopped = stops.stream().map(ServiceTarget::activation).toList();
            Operation operation = new Operation(
                    new UUID(7, number),
                    new SessionKey(1, "erx 7"),
                    Lane.PERSON,
                    origin,
                    new Wanted(starts, List.of(), stopped, new byte[] {1}, false),
                    NOON,
                    NOON.plusSeconds(60),
                    state,
                    planned ? new OperationPlan(starts, List.of(), stops, supersedes, List.of(), false) : null,
                    progress);
            return new PastOperation(operation, NOON, orderedBy, transmissions, planned ? NOON : null, null);
        }
    }
}
