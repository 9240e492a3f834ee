package io.sluice.schedule;

import static io.sluice.schedule.Entries.activate;
import static io.sluice.schedule.Entries.deny;
import static io.sluice.schedule.Entries.denyAndDeactivate;
import static io.sluice.schedule.Story.ANNA;
import static io.sluice.schedule.Story.ISP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schedule.AuthorizationDecision.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** scheduleAuth, states, and the order in which a login starts services. */
class AuthorizationRuleTest {

    private static final Entries EVENING = deny("gold").at("hour=20").until("hour=21, minute=59");
    private static final Entries NIGHT = denyAndDeactivate("gold").at("hour=22").until("hour=5, minute=59");

    private static AuthorizationDecision at(Story story, String time) {
        return story.book().authorizationOf(story.enrolment("gold")).at(story.instant(time));
    }

    @Test
    void namesWhoDeniesAndUntilWhen() {
        Story story = Story.onAMonday().subscribed("gold").schedule(ISP1, EVENING);

        AuthorizationDecision decision = at(story, "20:30");

        assertThat(decision.reason()).isEqualTo(Reason.DENIED);
        assertThat(decision.owner()).isEqualTo(ISP1);
        assertThat(decision.entryId()).isEqualTo(EVENING.entry().id());
        assertThat(decision.validUntil()).isEqualTo(story.instant("22:00"));
        assertThat(decision.timeLeft(story.instant("20:30"))).isEmpty();
    }

    @Test
    void seesTwoDenialsWithoutAGapAsOne() {
        Story story =
                Story.onAMonday().subscribed("gold").schedule(ISP1, EVENING).schedule(ANNA, NIGHT);

        assertThat(at(story, "20:30").validUntil()).isEqualTo(story.instant("2026-06-02 06:00"));
    }

    @Test
    void handsOutTheTimeLeft_onlyWhenTheNextDenialStops() {
        Story stops = Story.onAMonday().subscribed("gold").schedule(ANNA, NIGHT);
        Story leaves =
                Story.onAMonday().subscribed("gold").schedule(ISP1, EVENING).schedule(ANNA, NIGHT);

        assertThat(at(stops, "19:00").timeLeft(stops.instant("19:00"))).contains(Duration.ofHours(3));
        assertThat(at(leaves, "19:00").validUntil()).isEqualTo(leaves.instant("20:00"));
        assertThat(at(leaves, "19:00").timeLeft(leaves.instant("19:00"))).isEmpty();
    }

    @Test
    void takesOpenStarsForAlwaysAndForEver() {
        Story until = Story.onAMonday()
                .subscribed("gold")
                .schedule(ANNA, deny("gold").until("year=2026, month=6, day-of-month=10, hour=11, minute=59"));
        Story from = Story.onAMonday()
                .subscribed("gold")
                .schedule(ANNA, deny("gold").at("year=2026, month=6, day-of-month=10, hour=12"));

        assertThat(at(until, "2026-06-10 11:59").isAllowed()).isFalse();
        assertThat(at(until, "2026-06-10 12:00").isAllowed()).isTrue();
        assertThat(at(until, "2026-06-10 12:00").validUntil()).isNull();
        assertThat(at(from, "2026-06-10 11:59").validUntil()).isEqualTo(from.instant("2026-06-10 12:00"));
        assertThat(at(from, "2026-06-10 12:00").isAllowed()).isFalse();
        assertThat(at(from, "2030-01-01 12:00").validUntil()).isNull();
    }

    @Test
    void stopsWhatRunsWhereADenialEnds_ifItSaysSo() {
        Story story = Story.onAMonday()
                .subscribed("gold")
                .schedule(
                        ANNA,
                        deny("gold").at("hour=20").until("hour=21, minute=59").stoppingAtEnd())
                .login("10:00")
                .requested("gold", "19:00")
                .until("23:00");

        assertThat(story.lines()).containsExactly("19:00 ACTIVATE_BY_HAND gold DONE", "22:00 STOP_BY_DENIAL gold DONE");
    }

    @Test
    void beginsToStopBeforeADenial_withThePreparationTime() {
        Story story = Story.onAMonday()
                .subscribed("gold")
                .schedule(ANNA, NIGHT)
                .login("10:00")
                .requested("gold", "19:00")
                .until("21:56")
                .requested("gold", "21:57")
                .until("23:00");

        assertThat(story.lines())
                .containsExactly(
                        "19:00 ACTIVATE_BY_HAND gold DONE",
                        "21:55 STOP_BY_DENIAL gold DONE for 22:00",
                        "21:57 ACTIVATE_BY_HAND gold DONE",
                        "22:00 STOP_BY_DENIAL gold DONE");
    }

    @Test
    void sweepsWhenANodeComesBackWithinADenial() {
        Story story = Story.onAMonday()
                .subscribed("gold")
                .schedule(ANNA, NIGHT)
                .login("10:00")
                .requested("gold", "19:00")
                .serverDown("21:00", "23:00");

        assertThat(story.until("23:00").lines()).last().isEqualTo("23:00 STOP_BY_DENIAL gold DONE");
    }

    @Test
    void startsOwnServicesFirst_thenEffectiveOnes_thenThoseOfStates() {
        Story story = Story.onAMonday()
                .subscribed("gold")
                .subscribedOnLogin("silver")
                .subscribedOnLogin("voice")
                .subscribed("night")
                .schedule(ANNA, activate("gold").at("hour=9").effective("PT2H"))
                .schedule(open("night", StateMode.ACTIVE))
                .login("09:30");

        assertThat(story.lines())
                .containsExactly(
                        "09:30 ACTIVATE_AT_LOGIN silver DONE",
                        "09:30 ACTIVATE_AT_LOGIN voice DONE",
                        "09:30 ACTIVATE_AT_LOGIN gold DONE for 09:00",
                        "09:30 ACTIVATE_BY_STATE night DONE");
    }

    @Test
    void keepsAStateOnWithinItsWindows_andOffOutside() {
        Story story = Story.onAMonday()
                .subscribed("gold")
                .schedule(open("gold", StateMode.ACTIVE))
                .login("07:00");
        assertThat(story.request("gold", "07:30").reason()).isEqualTo(Reason.OUTSIDE_WINDOWS);
        story.stopped("gold", "12:00").until("2026-06-02 00:00");

        assertThat(story.lines())
                .containsExactly(
                        "07:30 ACTIVATE_BY_HAND gold DENIED",
                        "08:00 ACTIVATE_BY_STATE gold DONE",
                        "12:00 DEACTIVATE_BY_HAND gold DENIED",
                        "17:00 DEACTIVATE_BY_STATE gold DONE");
    }

    @Test
    void onlyOffersAnAvailableState_andEndsItWithItsWindow() {
        Story story = Story.onAMonday()
                .subscribed("gold")
                .schedule(open("gold", StateMode.AVAILABLE))
                .login("07:00")
                .requested("gold", "12:00")
                .stopped("gold", "12:30")
                .requested("gold", "13:00")
                .until("23:00");

        assertThat(story.lines())
                .containsExactly(
                        "12:00 ACTIVATE_BY_HAND gold DONE",
                        "12:30 DEACTIVATE_BY_HAND gold DONE",
                        "13:00 ACTIVATE_BY_HAND gold DONE",
                        "17:00 DEACTIVATE_BY_STATE gold DONE");
        assertThat(at(story, "13:00").timeLeft(story.instant("13:00"))).contains(Duration.ofHours(4));
    }

    @Test
    void letsStatesHavePrecedenceOverEvents() {
        Story story = Story.onAMonday()
                .subscribed("gold")
                .schedule(open("gold", StateMode.ACTIVE))
                .schedule(ANNA, Entries.deactivate("gold").at("hour=12"))
                .login("09:00")
                .until("13:00");

        assertThat(story.lines()).last().isEqualTo("11:55 DEACTIVATE gold OVERRIDDEN for 12:00");
        assertThat(story.isActive("gold")).isTrue();
    }

    @Test
    void startsMembersOfAGroupInTheirOrder_soTheLastRemains() {
        Story story = Story.onAMonday()
                .subscribedInGroup(new Enrolment.Mutex("speed", true), "silver", "gold")
                .schedule(
                        ANNA, activate("gold").at("hour=8"), activate("silver").at("hour=8"))
                .login("07:00")
                .until("08:00");

        assertThat(story.isActive("gold")).isTrue();
        assertThat(story.isActive("silver")).isFalse();
    }

    /** On from 08:00 to 17:00. */
    private static ServiceSchedule open(String service, StateMode mode) {
        StateWindows windows = new StateWindows(
                UUID.nameUUIDFromBytes(service.getBytes(StandardCharsets.UTF_8)),
                "office hours",
                service,
                mode,
                List.of(new StateWindows.Window(TimeFields.parse("hour=8"), TimeFields.parse("hour=16, minute=59"))),
                List.of(),
                Set.of(),
                ActivationAttributes.NONE);
        return new ServiceSchedule("state of " + service, null, ISP1, true, List.of(), List.of(windows));
    }
}
