package io.sluice.subscriber.draft;

import static io.sluice.service.StatisticsMode.TIME;
import static io.sluice.subscriber.ActivationTrigger.ACTIVATE_ON_LOGIN;
import static io.sluice.subscriber.ActivationTrigger.MANUAL;
import static io.sluice.subscriber.SubscriptionStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.service.Substitutions;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.SubscriptionStatus;
import io.sluice.subscriber.draft.SubscriptionDraft.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionRuleTest {

    private final SubscriptionRule rule = new SubscriptionRule(new Catalogue());

    private List<String> check(SubscriptionDraft draft) {
        Objections against = new Objections();
        rule.check(draft, new LoginGroups(), Inherited.NOTHING, against);
        return told(against);
    }

    private static List<String> told(Objections against) {
        return against.found().stream()
                .map(objection -> objection.pointer() + ": " + objection.detail())
                .toList();
    }

    private static SubscriptionDraft to(
            String service, ActivationTrigger trigger, Map<String, String> substitutions, Limits limits) {
        return named(service, null, trigger, substitutions, limits);
    }

    private static SubscriptionDraft named(
            String service,
            @Nullable String name,
            ActivationTrigger trigger,
            Map<String, String> substitutions,
            Limits limits) {
        return new SubscriptionDraft(service, name, trigger, 0, SubscriptionStatus.ACTIVE, substitutions, limits);
    }

    @Test
    void takesASubscription_calledAfterItsService() {
        SubscriptionDraft draft =
                to("tiered", ACTIVATE_ON_LOGIN, Map.of("inputBW", "64k"), new Limits(18_000L, 500L, null, 600L));

        assertThat(check(draft)).isEmpty();
        assertThat(draft.effectiveName()).isEqualTo("tiered");
        assertThat(rule.advice(draft, new Objections())).isEmpty();
    }

    @Test
    void refusesAServiceThatIsNotThere() {
        assertThat(check(to("platinum", MANUAL, Map.of(), Limits.NONE)))
                .containsExactly("/service: there is no service platinum");
    }

    @Test
    void refusesASubstitutionForNoParameter_andOneOfAnotherType() {
        assertThat(check(to("tiered", MANUAL, Map.of("speed/up", "64k"), Limits.NONE)))
                .containsExactly(
                        "/substitutions/speed~1up: tiered has no parameter of this name; it has: inputBW, outputBW");
        assertThat(check(to("tiered", MANUAL, Map.of("inputBW", "fast"), Limits.NONE)))
                .containsExactly("/substitutions/inputBW: parameter inputBW: 'fast' is not a rate in bit/s such as"
                        + " 64000, 1100k or 10M");
    }

    @Test
    void refusesToStartAtLogin_whatCannotBe() {
        assertThat(check(to("tiered", MANUAL, Map.of(), Limits.NONE))).isEmpty();
        assertThat(check(to("tiered", ACTIVATE_ON_LOGIN, Map.of(), Limits.NONE)))
                .containsExactly("/substitutions/inputBW: is missing: the parameter has no default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a)", "(a", " a", "a\nb", "a\tb", "a\u0085"})
    void refusesASubstitutionThatWouldBeReadAsSomethingElse(String text) {
        for (ActivationTrigger trigger : ActivationTrigger.values()) {
            assertThat(check(to("filtered", trigger, Map.of("filter", text), Limits.NONE)))
                    .singleElement()
                    .asString()
                    .startsWith("/substitutions/filter: ");
        }
    }

    @Test
    void refusesASubstitutionOfMoreThan128Characters() {
        assertThat(check(to("filtered", MANUAL, Map.of("filter", "x".repeat(129)), Limits.NONE)))
                .containsExactly("/substitutions/filter: has at most 128 characters, not 129");
    }

    @Test
    void refusesLimitsOutOfRange() {
        assertThat(check(to("gold", MANUAL, Map.of(), new Limits(16_777_216L, -1L, null, 599L))))
                .containsExactly(
                        "/limits/timeout: a time limit is 0–16777215 s, not 16777216",
                        "/limits/volumeMb: a volume limit is 0–16777215 MB, not -1",
                        "/limits/interimInterval: an interim interval is 0 or 600–86400 s, not 599");
        assertThat(check(to("gold", MANUAL, Map.of(), new Limits(Long.MAX_VALUE, null, null, null))))
                .containsExactly("/limits/timeout: is out of all range: 9223372036854775807");
    }

    @Test
    void refusesAnOrderOutOfRange_andAnEmptyName() {
        SubscriptionDraft draft = new SubscriptionDraft(
                "gold", "", ACTIVATE_ON_LOGIN, -1, SubscriptionStatus.ACTIVE, Map.of(), Limits.NONE);

        assertThat(check(draft)).containsExactly("/name: must not be empty", "/activationOrder: is 0–1000000, not -1");
    }

    @Test
    void refusesTwoOfOneName() {
        Objections against = new Objections();

        rule.checkAll(
                List.of(
                        to("gold", MANUAL, Map.of(), Limits.NONE),
                        named("silver", "gold", MANUAL, Map.of(), Limits.NONE)),
                new LoginGroups(),
                Inherited.NOTHING,
                against.at("subscriptions"));

        assertThat(told(against)).containsExactly("/subscriptions/1/name: is that of subscriptions/0 already");
    }

    @Test
    void takesWhatItInherits_whereItSaysNothingItself() {
        Inherited inherited = service ->
                List.of(new Substitutions.Level(Substitutions.Source.PARENT, "acme", Map.of("inputBW", service + "1")));
        Objections against = new Objections();

        rule.check(to("tiered", ACTIVATE_ON_LOGIN, Map.of(), Limits.NONE), new LoginGroups(), inherited, against);

        assertThat(against.found()).isEmpty();
        assertThat(check(to("tiered", ACTIVATE_ON_LOGIN, Map.of(), Limits.NONE)))
                .containsExactly("/substitutions/inputBW: is missing: the parameter has no default");
    }

    @Test
    void refusesTwoOfOneMutexGroup_whereBothStartAtLogin() {
        Objections against = new Objections();
        SubscriptionDraft gold = to("gold", ACTIVATE_ON_LOGIN, Map.of(), Limits.NONE);
        SubscriptionDraft silver = to("silver", ACTIVATE_ON_LOGIN, Map.of(), Limits.NONE);
        SubscriptionDraft suspended =
                new SubscriptionDraft("silver", "s", ACTIVATE_ON_LOGIN, 0, SUSPENDED, Map.of(), Limits.NONE);
        SubscriptionDraft byHand = named("silver", "m", MANUAL, Map.of(), Limits.NONE);

        rule.checkAll(List.of(suspended, byHand, gold, silver), new LoginGroups(), Inherited.NOTHING, against);

        assertThat(told(against))
                .containsExactly("/3/service: silver and gold exclude each other: both are of mutex group 12");
    }

    @Test
    void letsServicesOfOneMutexGroupPass_whereASchedule_decides() {
        ServiceTerms byDay = new ServiceTerms(
                List.of(),
                12,
                InterfaceType.IPV4,
                false,
                Authorization.SCHEDULE,
                ServiceTerms.of(TIME).defaults());
        LoginGroups groups = new LoginGroups();
        groups.hold(byDay, "the subscription day");

        assertThat(groups.objectionTo(byDay, "night")).isEmpty();
        assertThat(groups.objectionTo(ServiceTerms.of(TIME).inMutexGroup(12), "gold"))
                .isEmpty();
        assertThat(groups.objectionTo(ServiceTerms.of(TIME).inMutexGroup(-12), "silver"))
                .isEmpty();
        assertThat(groups.objectionTo(ServiceTerms.of(TIME).inMutexGroup(-12), "bronze"))
                .isPresent();
    }

    @Test
    void advisesAgainstALimitThatCannotFire() {
        Limits volume = new Limits(null, 500L, null, null);
        Limits without = new Limits(60L, null, StatisticsMode.NONE, null);

        assertThat(rule.advice(to("lasting", MANUAL, Map.of(), volume), new Objections()))
                .containsExactly(new Advice(
                        Advice.Kind.LIMIT_INERT, "/limits", "lasting: its limit needs statistics that are off"));
        assertThat(rule.advice(to("gold", MANUAL, Map.of(), without), new Objections()))
                .hasSize(1);
        assertThat(rule.advice(to("gold", MANUAL, Map.of(), volume), new Objections()))
                .isEmpty();
    }
}
