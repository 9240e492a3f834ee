package io.sluice.subscriber;

import static io.sluice.subscriber.LoginSources.TIERED_FOR_FIVE_HOURS;
import static io.sluice.subscriber.LoginSources.aSubscriber;
import static io.sluice.subscriber.LoginSources.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.service.Authorization;
import io.sluice.service.InterfaceType;
import io.sluice.service.KnownServices;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceTerms;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ProfileWarning.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginServicesPlanTest {

    private static LoginServicesPlan plan(LoginSources subscriber) {
        return LoginServicesPlan.of(subscriber.source(), ServiceDirectory.EMPTY, warning -> {});
    }

    private static List<ProfileWarning> warnings(LoginSources subscriber) {
        List<ProfileWarning> warnings = new ArrayList<>();
        LoginServicesPlan.of(subscriber.source(), ServiceDirectory.EMPTY, warnings::add);
        return warnings;
    }

    @Test
    void startsWhatIsKept_afterTheLogin_andNotWhatTheLoginStartsAnyway() {
        LoginSource granted = aSubscriber().withServiceOnTag(1).source();
        ServiceLimits fiveHours = new ServiceLimits(18_000L, null, null, null);
        LoginSource keeping = new LoginSource(
                granted.subscriberId(),
                granted.login(),
                granted.credential(),
                granted.status(),
                granted.retailerId(),
                granted.concurrency(),
                granted.attributes(),
                granted.services(),
                granted.subscriptions(),
                List.of(
                        new KeptService("record1", ServiceLimits.NONE),
                        new KeptService("gold", fiveHours),
                        new KeptService("broken(", ServiceLimits.NONE)),
                Set.of());
        List<ProfileWarning> warnings = new ArrayList<>();

        LoginServicesPlan plan = LoginServicesPlan.of(keeping, ServiceDirectory.EMPTY, warnings::add);

        assertThat(plan.granted()).extracting(ServiceGrant::activation).containsExactly("record1");
        assertThat(plan.overflow()).singleElement().satisfies(grant -> {
            assertThat(grant.activation()).isEqualTo("gold");
            assertThat(grant.limits()).isEqualTo(fiveHours);
        });
        assertThat(warnings).singleElement().satisfies(warning -> assertThat(warning.detail())
                .contains("broken("));
    }

    @Property(tries = 150)
    void tagsAreUniqueAndKept_orderIsKept_nothingIsLost(
            @ForAll @Size(max = 8) @UniqueElements List<@IntRange(min = 1, max = 8) Integer> recordTags,
            @ForAll @IntRange(max = 20) int subscriptions) {
        LoginSources subscriber = aSubscriber();
        recordTags.forEach(subscriber::withServiceOnTag);
        for (int order = subscriptions; order > 0; order--) {
            subscriber.subscribedTo("aol" + order, order);
        }

        LoginServicesPlan plan = plan(subscriber);

        List<Integer> tags = plan.granted().stream().map(ServiceGrant::tag).toList();
        Set<Integer> distinct = new HashSet<>(tags);
        assertThat(distinct).hasSameSizeAs(tags).hasSizeLessThanOrEqualTo(8);
        assertThat(tags.subList(0, recordTags.size()))
                .containsExactlyElementsOf(recordTags.stream().sorted().toList());
        assertThat(plan.granted().subList(0, recordTags.size()))
                .allSatisfy(grant -> assertThat(grant.activation()).isEqualTo("record" + grant.tag()));
        assertThat(tags.subList(recordTags.size(), tags.size())).isSorted();
        List<String> subscribed = Stream.concat(
                        plan.granted().stream().skip(recordTags.size()), plan.overflow().stream())
                .map(ServiceGrant::activation)
                .toList();
        List<String> inOrder = Stream.iterate(1, order -> order + 1)
                .limit(subscriptions)
                .map(order -> "aol" + order)
                .toList();
        assertThat(subscribed).isEqualTo(inOrder);
        assertThat(plan.overflow()).hasSize(Math.max(0, recordTags.size() + subscriptions - 8));
    }

    @Nested
    class OfTheRecord {

        @Test
        void keepsTagAndLimits() {
            ServiceGrant grant =
                    plan(aSubscriber().with(TIERED_FOR_FIVE_HOURS)).granted().get(0);

            assertThat(grant)
                    .isEqualTo(new ServiceGrant(
                            6, "tiered(1280000, 5120000)", 18_000L, null, StatisticsMode.TIME_VOLUME, 600L, null));
        }

        @Test
        void findsTheCurrentVersionByName() {
            ServiceDirectory catalogue =
                    new KnownServices().with(77, "tiered", ServiceTerms.of(StatisticsMode.TIME_VOLUME));

            LoginServicesPlan plan = LoginServicesPlan.of(
                    aSubscriber().with(TIERED_FOR_FIVE_HOURS).source(), catalogue, warning -> {});

            assertThat(plan.granted()).extracting(ServiceGrant::serviceVersion).containsExactly(77L);
        }

        @Test
        void leavesOutWhatTheDatabaseShouldNotHold() {
            LoginSources subscriber = aSubscriber()
                    .with(new RecordService(1, "open(", null))
                    .withServiceOnTag(2)
                    .with(new RecordService(2, "other", null))
                    .withServiceOnTag(9);

            assertThat(plan(subscriber).granted())
                    .extracting(ServiceGrant::activation)
                    .containsExactly("record2");
            assertThat(warnings(subscriber))
                    .extracting(ProfileWarning::kind)
                    .containsExactly(Kind.SERVICE_INVALID, Kind.TAG_TAKEN, Kind.SERVICE_INVALID);
        }
    }

    @Nested
    class OfOneMutexGroup {

        private final KnownServices catalogue = new KnownServices()
                .with(1, "gold", ServiceTerms.of(StatisticsMode.TIME).inMutexGroup(-12))
                .with(2, "silver", ServiceTerms.of(StatisticsMode.TIME).inMutexGroup(-12))
                .with(3, "hd", ServiceTerms.of(StatisticsMode.TIME).inMutexGroup(7));
        private final List<ProfileWarning> warnings = new ArrayList<>();

        private List<String> started(LoginSources subscriber) {
            LoginServicesPlan plan = LoginServicesPlan.of(subscriber.source(), catalogue, warnings::add);
            assertThat(plan.isComplete()).isTrue();
            return Stream.concat(plan.granted().stream(), plan.overflow().stream())
                    .map(ServiceGrant::activation)
                    .toList();
        }

        private ActivateOnLogin subscribed(String service, long version, int order) {
            return new ActivateOnLogin(
                    service, order, service, version, List.of(), Map.of(), ServiceLimits.NONE, ServiceLimits.NONE);
        }

        @Test
        void theFirstByTagIsStarted() {
            LoginSources subscriber = aSubscriber()
                    .with(new RecordService(5, "gold", null))
                    .with(new RecordService(2, "silver", null))
                    .with(new RecordService(3, "hd", null));

            assertThat(started(subscriber)).containsExactly("silver", "hd");
            assertThat(warnings)
                    .containsExactly(
                            new ProfileWarning(Kind.MUTEX_EXCLUDED, "gold is of mutex group -12 as silver is"));
        }

        @Test
        void theRecordsIsStarted_andNoSubscription() {
            LoginSources subscriber = aSubscriber()
                    .with(new RecordService(8, "silver", null))
                    .with(subscribed("gold", 1, 0))
                    .with(subscribed("hd", 3, 1));

            assertThat(started(subscriber)).containsExactly("silver", "hd");
            assertThat(warnings).extracting(ProfileWarning::kind).containsExactly(Kind.MUTEX_EXCLUDED);
        }

        @Test
        void theFirstSubscriptionInActivationOrderIsStarted_andTagsStayFree() {
            LoginSources subscriber = aSubscriber()
                    .with(subscribed("gold", 1, 2))
                    .with(subscribed("silver", 2, 1))
                    .with(subscribed("hd", 3, 3));

            LoginServicesPlan plan = LoginServicesPlan.of(subscriber.source(), catalogue, warnings::add);

            assertThat(plan.granted())
                    .extracting(ServiceGrant::activation, ServiceGrant::tag)
                    .containsExactly(tuple("silver", 1), tuple("hd", 2));
        }

        @Test
        void theSameServiceTwiceIsNoWarning() {
            LoginSources subscriber =
                    aSubscriber().with(new RecordService(8, "gold", null)).with(subscribed("gold", 1, 0));

            assertThat(started(subscriber)).containsExactly("gold");
            assertThat(warnings).isEmpty();
        }

        @Test
        void whatIsLeftOutForAnotherReasonTakesNoPlace() {
            LoginSources subscriber = aSubscriber()
                    .with(new RecordService(1, "hd", null))
                    .with(new RecordService(1, "gold", null))
                    .with(new RecordService(2, "silver", null));

            assertThat(started(subscriber)).containsExactly("hd", "silver");
            assertThat(warnings).extracting(ProfileWarning::kind).containsExactly(Kind.TAG_TAKEN);
        }
    }

    @Nested
    class Required {

        private final ServiceTerms terms = new ServiceTerms(
                List.of(parameter("rate", null)),
                null,
                InterfaceType.IPV4,
                true,
                Authorization.NONE,
                ServiceTerms.of(StatisticsMode.NONE).defaults());
        private final KnownServices catalogue = new KnownServices().with(1, "base", terms);
        private final List<ProfileWarning> warnings = new ArrayList<>();

        private boolean isComplete(LoginSources subscriber) {
            return LoginServicesPlan.of(subscriber.source(), catalogue, warnings::add)
                    .isComplete();
        }

        private ActivateOnLogin subscribed(Map<String, String> substitutions) {
            return new ActivateOnLogin(
                    "b", 0, "base", 1, terms.parameters(), substitutions, ServiceLimits.NONE, ServiceLimits.NONE);
        }

        @Test
        void letsLogIn_whenItsActivationStringCanBeMade() {
            assertThat(isComplete(aSubscriber().with(subscribed(Map.of("rate", "x")))))
                    .isTrue();
            assertThat(isComplete(aSubscriber().with(new RecordService(1, "base(x)", null))))
                    .isTrue();
            assertThat(isComplete(aSubscriber())).isTrue();
            assertThat(warnings).isEmpty();
        }

        @Test
        void refusesTheLogin_whenItCannot() {
            assertThat(isComplete(aSubscriber().with(subscribed(Map.of())))).isFalse();
            assertThat(isComplete(aSubscriber().with(subscribed(Map.of("rate", "a, b")))))
                    .isFalse();
            assertThat(isComplete(aSubscriber().with(new RecordService(1, "base", null))))
                    .isFalse();
            assertThat(warnings)
                    .extracting(ProfileWarning::kind)
                    .containsExactly(
                            Kind.REQUIRED_SERVICE_MISSING,
                            Kind.REQUIRED_SERVICE_MISSING,
                            Kind.REQUIRED_SERVICE_MISSING);
            assertThat(warnings.get(0).detail())
                    .isEqualTo("subscription b, without which there is no login: nothing is substituted for rate");
        }
    }

    @Nested
    class OfSubscriptions {

        private ActivateOnLogin tiered(Map<String, String> substitutions) {
            return new ActivateOnLogin(
                    "t",
                    1,
                    "tiered",
                    5,
                    List.of(parameter("inputBW", null), parameter("outputBW", "5120000")),
                    substitutions,
                    new ServiceLimits(null, 500L, null, null),
                    new ServiceLimits(60L, 1L, StatisticsMode.TIME_VOLUME, null));
        }

        @Test
        void takesSubstitutionsThenDefaultsInTheOrderOfTheTemplate() {
            LoginServicesPlan plan = plan(aSubscriber().with(tiered(Map.of("inputBW", "1280000"))));

            assertThat(plan.granted())
                    .containsExactly(new ServiceGrant(
                            1, "tiered(1280000, 5120000)", 60L, 500L, StatisticsMode.TIME_VOLUME, null, 5L));
        }

        @Test
        void isLeftOut_whenNothingIsSubstituted() {
            LoginSources subscriber = aSubscriber().with(tiered(Map.of()));

            assertThat(plan(subscriber).granted()).isEmpty();
            assertThat(warnings(subscriber))
                    .containsExactly(new ProfileWarning(
                            Kind.SERVICE_INVALID, "subscription t: nothing is substituted for inputBW"));
        }

        @Test
        void isLeftOut_whenASubstitutionBreaksTheActivationString() {
            LoginSources subscriber = aSubscriber().with(tiered(Map.of("inputBW", "1, 2")));

            assertThat(plan(subscriber).granted()).isEmpty();
            assertThat(warnings(subscriber)).extracting(ProfileWarning::kind).containsExactly(Kind.SERVICE_INVALID);
        }

        @Test
        void isLeftOut_whenTheRecordStartsTheSame() {
            LoginSources subscriber =
                    aSubscriber().with(TIERED_FOR_FIVE_HOURS).with(tiered(Map.of("inputBW", "1280000")));

            assertThat(plan(subscriber).granted()).extracting(ServiceGrant::tag).containsExactly(6);
        }

        @Test
        void ofEqualOrderGoByName() {
            LoginSources subscriber = aSubscriber().subscribedTo("b", 1).subscribedTo("a", 1);

            assertThat(plan(subscriber).granted())
                    .extracting(ServiceGrant::activation)
                    .containsExactly("a", "b");
        }
    }
}
