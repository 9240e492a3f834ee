package io.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.session.ServiceState;
import io.sluice.session.StopCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flows of mutex groups, row by row: who is started, who is stopped, in which order, and what is left. */
class MutexTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final NasTraits ROUTER = new NasTraits(true, true, false, 8, false, false);

    private Instant now = NOON;

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource({
        "silver voice, gold, start gold | stop silver",
        "silver sd, gold hd, start gold hd | stop silver sd",
        "silver, gold bronze, start gold bronze | stop silver",
        "voice, gold, start gold",
        "silver, silver, ''",
        "silver voice, backup, start backup"
    })
    @Tag("acceptance")
    @DisplayName("acceptance 5: the mutex rows that succeed")
    void startsTheNewOneFirst_andStopsTheOldOneAfterItsAck(String before, String ordered, String packets) {
        assertThat(packetsOf(run(before, ordered, "", ROUTER))).isEqualTo(packets);
    }

    @Test
    @Tag("acceptance")
    @DisplayName("acceptance 5: the mutex row that fails")
    void leavesTheOldOneAlone_whenTheNasRefusesTheNewOne() {
        Operation operation = begin("silver", "gold", "", ROUTER).operation();

        Transition refused = OperationMachine.on(operation, new Event.Refused(501, "no"), ROUTER, now);

        assertThat(refused.operation().state()).isEqualTo(OperationState.FAILED);
        assertThat(refused.operation().progress().errorCause()).isEqualTo(501);
        assertThat(OperationMachine.step(refused.operation(), ROUTER)).isEmpty();
        assertThat(kinds(refused)).containsExactly("gold FAILED");
    }

    @Test
    void answersTheAsker_beforeTheOldOneStops_andSaysWhyItStopped() {
        Operation operation = begin("silver", "gold", "", ROUTER).operation();

        Transition started = OperationMachine.on(operation, new Event.Acknowledged(), ROUTER, now);

        assertThat(started.operation().progress().answerable()).isTrue();
        assertThat(started.operation().progress().hasFailed()).isFalse();
        assertThat(kinds(started)).containsExactly("gold ACTIVE", "silver STOPPING");
        Transition stopped = OperationMachine.on(started.operation(), new Event.Acknowledged(), ROUTER, now);
        assertThat(stopped.services())
                .containsExactly(ServiceEffect.stopped(stopped.services().get(0).target(), StopCause.MUTEX));
        assertThat(stopped.operation().state()).isEqualTo(OperationState.DONE);
    }

    @Test
    @DisplayName("a stop that is asked for and follows from the group too is never undone into a gap")
    void countsAnOrderedStopOfTheGroupAsReplacement() {
        assertThat(packetsOf(run("silver voice", "gold", "silver voice", ROUTER)))
                .isEqualTo("start gold | stop voice | stop silver");
    }

    @Test
    void neverTurnsTheAnswerIntoARefusal_whenTheOldOneDoesNotStop() {
        Operation operation = OperationMachine.on(
                        begin("silver", "gold", "", ROUTER).operation(), new Event.Acknowledged(), ROUTER, now)
                .operation();

        Transition refused = OperationMachine.on(operation, new Event.Refused(501, "no"), ROUTER, now);

        assertThat(refused.operation().state()).isEqualTo(OperationState.SENT);
        assertThat(refused.operation().progress().hasFailed()).isFalse();
        assertThat(refused.operation().progress().alarm()).isEqualTo(Alarm.SUPERSEDED_STILL_RUNNING);
        assertThat(refused.operation().progress().nextAt()).isAfter(now);
    }

    @ParameterizedTest
    @CsvSource({"404", "503"})
    void takesAnUnknownServiceForStopped(int errorCause) {
        Operation operation = OperationMachine.on(
                        begin("silver", "gold", "", ROUTER).operation(), new Event.Acknowledged(), ROUTER, now)
                .operation();

        Transition gone = OperationMachine.on(operation, new Event.Refused(errorCause, ""), ROUTER, now);

        assertThat(kinds(gone)).containsExactly("silver STOPPED");
        assertThat(gone.operation().state()).isEqualTo(OperationState.DONE);
        assertThat(gone.sessionUnknown()).isEqualTo(errorCause == 503);
    }

    @Test
    void stopsWhatAnEarlierOperationLeftToIt_thoughItIsRefusedItself() {
        Operation operation = begin("gold -silver voice", "bronze", "", ROUTER).operation();

        Transition refused = OperationMachine.on(operation, new Event.Refused(501, "no"), ROUTER, now);

        assertThat(refused.operation().progress().answerable()).isTrue();
        assertThat(refused.operation().progress().errorCause()).isEqualTo(501);
        assertThat(kinds(refused)).containsExactly("bronze FAILED");
        assertThat(packetsOf(OperationMachine.step(refused.operation(), ROUTER).stream()
                        .toList()))
                .isEqualTo("stop silver");
        Transition stopped = OperationMachine.on(refused.operation(), new Event.Acknowledged(), ROUTER, now);
        assertThat(kinds(stopped)).startsWith("silver STOPPED");
        assertThat(stopped.operation().state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void stopsNothingThatWasLeft_whereItIsAllTheSubscriberHas() {
        Operation operation = begin("-silver voice", "bronze", "", ROUTER).operation();

        Transition refused = OperationMachine.on(operation, new Event.Refused(501, "no"), ROUTER, now);

        assertThat(refused.operation().state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void leavesTheStopsToTheNas_whereItExcludesByItself() {
        NasTraits excluding = new NasTraits(true, true, false, 8, false, true);

        assertThat(packetsOf(run("silver voice", "gold", "", excluding))).isEqualTo("start gold");
        Transition started = OperationMachine.on(
                begin("silver voice", "gold", "", excluding).operation(), new Event.Acknowledged(), excluding, now);
        assertThat(kinds(started)).containsExactly("gold ACTIVE", "silver STOPPED");
    }

    @Test
    void putsAllIntoOnePacket_whereTheNasHoldsOneMergedResult() {
        NasTraits merged = new NasTraits(false, true, false, 100, false, false);
        Operation operation = begin("silver voice", "gold", "", merged).operation();

        Step step = OperationMachine.step(operation, merged).orElseThrow();

        assertThat(names(step.start())).containsExactly("gold");
        assertThat(names(step.stop())).containsExactly("silver");
        assertThat(names(step.after())).containsExactlyInAnyOrder("voice", "gold");
        assertThat(OperationMachine.on(operation, new Event.Acknowledged(), merged, now)
                        .operation()
                        .state())
                .isEqualTo(OperationState.DONE);
    }

    @Test
    void waitsForTheRecord_whereAnAckIsNoProof() {
        NasTraits doubted = new NasTraits(true, true, false, 8, true, false);
        Operation acknowledged = OperationMachine.on(
                        begin("silver", "gold", "", doubted).operation(), new Event.Acknowledged(), doubted, now)
                .operation();
        assertThat(acknowledged.progress().phase()).isEqualTo(Phase.PROOF);
        assertThat(acknowledged.progress().nextAt()).isEqualTo(now.plus(OperationMachine.PROOF_WAIT));
        assertThat(OperationMachine.step(acknowledged, doubted)).isEmpty();

        Operation proven = OperationMachine.on(acknowledged, new Event.Proven(), doubted, now)
                .operation();
        assertThat(proven.progress().proof()).isEqualTo(Proof.CONFIRMED);
        assertThat(proven.progress().phase()).isEqualTo(Phase.SUPERSEDE);

        Operation silent =
                OperationMachine.on(acknowledged, new Event.Due(), doubted, now).operation();
        assertThat(silent.progress().proof()).isEqualTo(Proof.UNCONFIRMED);
        assertThat(silent.progress().alarm()).isEqualTo(Alarm.UNCONFIRMED);
        assertThat(silent.progress().phase()).isEqualTo(Phase.SUPERSEDE);

        Transition refuted = OperationMachine.on(acknowledged, new Event.Refuted("it stopped"), doubted, now);
        assertThat(refuted.operation().progress().alarm()).isEqualTo(Alarm.REFUTED);
        assertThat(refuted.operation().progress().phase()).isEqualTo(Phase.RETRACT);
    }

    @Test
    void waitsForNoRecord_whereNoneWillCome() {
        NasTraits doubted = new NasTraits(true, true, false, 8, true, false);
        ServiceTarget uncounted = new ServiceTarget(new UUID(9, 9), "gold", ServiceLimits.NONE, 12L);
        OperationPlan plan = OperationPlanner.plan(
                Wanted.start(uncounted),
                open("silver"),
                version -> version == null ? null : version.intValue(),
                doubted);
        Operation operation = Operation.ordered(
                new UUID(1, 1),
                StoredWorld.SESSION,
                Lane.PERSON,
                Origin.COA,
                Wanted.start(uncounted),
                NOON,
                NOON.plusSeconds(60));

        Operation acknowledged = OperationMachine.on(
                        OperationMachine.begin(operation, plan, doubted, now).operation(),
                        new Event.Acknowledged(),
                        doubted,
                        now)
                .operation();

        assertThat(acknowledged.progress().phase()).isEqualTo(Phase.SUPERSEDE);
        assertThat(acknowledged.progress().alarm()).isNull();
    }

    @Test
    void takesBackWhatMayHaveStarted_whenNobodyAnswersInTime() {
        Operation operation = begin("silver", "gold", "", ROUTER).operation();
        Operation again = OperationMachine.on(operation, new Event.Unanswered(), ROUTER, now)
                .operation();
        assertThat(again.progress().phase()).isEqualTo(Phase.START);

        now = operation.giveUpAt();
        Operation undoing =
                OperationMachine.on(again, new Event.Unanswered(), ROUTER, now).operation();

        assertThat(undoing.progress().phase()).isEqualTo(Phase.RETRACT);
        assertThat(undoing.progress().answerable()).isTrue();
        assertThat(undoing.progress().errorCause()).isEqualTo(505);
        Transition undone = OperationMachine.on(undoing, new Event.Acknowledged(), ROUTER, now);
        assertThat(undone.operation().state()).isEqualTo(OperationState.EXPIRED);
        assertThat(kinds(undone)).containsExactly("gold FAILED");
    }

    @Test
    @Tag("acceptance")
    @DisplayName("acceptance 4: nine services: eight and one")
    void splitsNineServices() {
        assertThat(packetsOf(run("", "a b c d e f g h i", "", ROUTER))).isEqualTo("start a b c d e f g h | start i");
    }

    @Test
    @Tag("acceptance")
    @DisplayName("acceptance 21: the same service with other parameters is a second instance")
    void takesOtherParametersForAnotherService() {
        assertThat(packetsOf(run("tiered(1,2)", "tiered(1,3)", "", ROUTER))).isEqualTo("start tiered(1,3)");
    }

    @Test
    void tellsARunningServiceItsNewLimits() {
        ServiceLimits hour = new ServiceLimits(3600L, null, StatisticsMode.TIME, null);
        ServiceTarget target = new ServiceTarget(new UUID(9, 9), "silver", hour, 12L);
        Wanted wanted = Wanted.start(target);

        OperationPlan plan = OperationPlanner.plan(wanted, open("silver"), version -> null, ROUTER);

        assertThat(plan.starts()).isEmpty();
        assertThat(plan.updates()).singleElement().satisfies(update -> {
            assertThat(update.serviceSession()).isEqualTo(open("silver").get(0).id());
            assertThat(update.limits()).isEqualTo(hour);
        });
    }

    private Transition begin(String before, String start, String stop, NasTraits traits) {
        Wanted wanted = new Wanted(
                words(start).stream().map(MutexTest::target).toList(), List.of(), words(stop), new byte[0], false);
        Operation operation = Operation.ordered(
                new UUID(1, 1), StoredWorld.SESSION, Lane.PERSON, Origin.COA, wanted, NOON, NOON.plusSeconds(60));
        OperationPlan plan = OperationPlanner.plan(
                wanted, open(before), version -> version == null ? null : version.intValue(), traits);
        return OperationMachine.begin(operation, plan, traits, now);
    }

    private List<Step> run(String before, String start, String stop, NasTraits traits) {
        List<Step> steps = new ArrayList<>();
        Operation operation = begin(before, start, stop, traits).operation();
        for (Optional<Step> step = OperationMachine.step(operation, traits);
                step.isPresent();
                step = OperationMachine.step(operation, traits)) {
            steps.add(step.get());
            operation = OperationMachine.on(operation, new Event.Acknowledged(), traits, now)
                    .operation();
        }
        assertThat(operation.state()).isEqualTo(OperationState.DONE);
        return steps;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static ServiceTarget target(String activation) {
        Integer group = StoredWorld.group(activation);
        return new ServiceTarget(
                UUID.nameUUIDFromBytes(activation.getBytes()),
                activation,
                StoredWorld.COUNTED,
                group == null ? null : group.longValue());
    }

    private static List<OpenService> open(String activations) {
        return words(activations).stream()
                .map(word -> {
                    String activation = isLeftOver(word) ? word.substring(1) : word;
                    return new OpenService(
                            UUID.nameUUIDFromBytes(("open " + activation).getBytes()),
                            activation,
                            isLeftOver(word) ? ServiceState.DEACTIVATING : ServiceState.ACTIVE,
                            StoredWorld.COUNTED,
                            null,
                            StoredWorld.group(activation));
                })
                .toList();
    }

    /** Written with a minus: an earlier operation was to stop it and could not. */
    private static boolean isLeftOver(String word) {
        return word.startsWith("-");
    }

    private static String packetsOf(List<Step> steps) {
        List<String> packets = new ArrayList<>();
        for (Step step : steps) {
            String started = step.start().isEmpty() ? "" : "start " + String.join(" ", names(step.start()));
            String stopped = step.stop().isEmpty() ? "" : "stop " + String.join(" ", names(step.stop()));
            packets.add((started + " " + stopped).strip());
        }
        return String.join(" | ", packets);
    }

    private static List<String> names(List<ServiceTarget> targets) {
        return targets.stream().map(ServiceTarget::activation).toList();
    }

    private static List<String> kinds(Transition transition) {
        return transition.services().stream()
                .map(effect -> effect.target().activation() + " " + effect.kind())
                .toList();
    }
}
