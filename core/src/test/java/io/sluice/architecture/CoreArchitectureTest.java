package io.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.sluice.dialect.generic.offender.KnowsAnotherVendor;
import io.sluice.nas.offender.GoldService;
import io.sluice.nas.offender.KnowsSubscribers;
import io.sluice.nas.offender.Offenders;
import io.sluice.subscriber.offender.KnowsNases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold, and each of them is seen to catch an offender. */
class CoreArchitectureTest {

    private static final JavaClasses CORE = HouseRules.productionOf(
            "io.sluice.audit",
            "io.sluice.nas",
            "io.sluice.upstream",
            "io.sluice.service",
            "io.sluice.accounting",
            "io.sluice.threshold",
            "io.sluice.subscriber",
            "io.sluice.session",
            "io.sluice.access",
            "io.sluice.operation",
            "io.sluice.schedule",
            "io.sluice.report",
            "io.sluice.dialect");
    private static final JavaClasses RADIUS = HouseRules.productionOf("io.sluice.radius");

    /** Imported once: each import looks up what its classes refer to. */
    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .importPackages(
                    "io.sluice.nas.offender",
                    "io.sluice.subscriber.offender",
                    "io.sluice.dialect.generic.offender",
                    "io.sluice.architecture");

    private static boolean catches(ArchRule rule, Class<?>... offenders) {
        Set<String> names = Arrays.stream(offenders).map(Class::getName).collect(Collectors.toSet());
        JavaClasses chosen =
                OFFENDERS.that(DescribedPredicate.describe("are chosen", type -> names.contains(type.getName())));
        assertThat(chosen).hasSize(offenders.length);
        return rule.evaluate(chosen).hasViolation();
    }

    @Nested
    class Purity {

        static Stream<ArchRule> ofBoth() {
            return Stream.of(CoreRules.nothingAsksTheTimeOrTheDice(), CoreRules.nothingReachesOut());
        }

        @ParameterizedTest
        @MethodSource("ofBoth")
        void holdsInCoreAndRadius(ArchRule rule) {
            rule.check(CORE);
            rule.check(RADIUS);
        }

        @ParameterizedTest
        @MethodSource("askers")
        void catchesWhoAsks(Class<?> offender) {
            assertThat(catches(CoreRules.nothingAsksTheTimeOrTheDice(), offender))
                    .isTrue();
        }

        static Stream<Class<?>> askers() {
            return Stream.of(
                    Offenders.AsksTheTime.class,
                    Offenders.AsksTheTimeByReference.class,
                    Offenders.AsksMilliseconds.class,
                    Offenders.AsksTheSystemClock.class,
                    Offenders.Rolls.class,
                    Offenders.RollsInSecret.class,
                    Offenders.Draws.class);
        }

        @ParameterizedTest
        @MethodSource("reachers")
        void catchesWhoReachesOut(Class<?> offender) {
            assertThat(catches(CoreRules.nothingReachesOut(), offender)).isTrue();
        }

        static Stream<Class<?>> reachers() {
            return Stream.of(
                    Offenders.Logs.class,
                    Offenders.LogsToTheSystem.class,
                    Offenders.AsksTheDatabase.class,
                    Offenders.RunsAThread.class);
        }

        @Test
        void takesOfJakartaTheMappingOnly() {
            CoreRules.jakartaIsMappingOnly().check(CORE);
            assertThat(catches(CoreRules.jakartaIsMappingOnly(), Offenders.AsksTheDatabase.class))
                    .isTrue();
        }

        @Test
        void showsPacketsToDialectsOnly() {
            CoreRules.onlyDialectsSeeTheWire().check(CORE);
            assertThat(catches(CoreRules.onlyDialectsSeeTheWire(), Offenders.SeesPackets.class))
                    .isTrue();
        }
    }

    @Nested
    class Order {

        static Stream<ArchRule> ofPackages() {
            return Stream.of(
                    knows("audit"),
                    knows("nas"),
                    knows("upstream", "nas"),
                    knows("service"),
                    knows("accounting"),
                    knows("threshold", "accounting", "service"),
                    knows("subscriber", "service"),
                    knows("session", "subscriber", "service", "accounting", "nas"),
                    knows("schedule", "service", "subscriber"),
                    knows("access", "subscriber", "service", "nas"),
                    knows("report", "session", "service", "accounting"),
                    knows(
                            "dialect",
                            "nas",
                            "service",
                            "accounting",
                            "subscriber",
                            "session",
                            "access",
                            "report",
                            "radius"),
                    CoreRules.everyClassHasItsPlace());
        }

        private static ArchRule knows(String feature, String... others) {
            return HouseRules.knowsOnly(CoreRules.ROOT, feature, others);
        }

        @ParameterizedTest
        @MethodSource("ofPackages")
        void holds(ArchRule rule) {
            rule.check(CORE);
        }

        @Test
        void catchesWhoKnowsTooMuch() {
            assertThat(catches(knows("nas"), KnowsSubscribers.class)).isTrue();
            assertThat(catches(knows("nas", "subscriber"), KnowsSubscribers.class))
                    .isFalse();
        }

        @Test
        void catchesWhoHasNoPlace() {
            assertThat(catches(CoreRules.everyClassHasItsPlace(), CoreArchitectureTest.class))
                    .isTrue();
        }

        @Test
        void keepsVendorsToThemselves() {
            CoreRules.vendorsAreOnePackageEach().check(CORE);
            assertThat(catches(CoreRules.vendorsAreOnePackageEach(), Offenders.KnowsAVendor.class))
                    .isTrue();
            assertThat(catches(CoreRules.vendorsAreOnePackageEach(), KnowsAnotherVendor.class))
                    .isTrue();
        }

        @Test
        void isFreeOfCycles() {
            HouseRules.featuresAreFreeOfCycles(CoreRules.ROOT).check(CORE);
            assertThat(catches(
                            HouseRules.featuresAreFreeOfCycles(CoreRules.ROOT),
                            KnowsSubscribers.class,
                            KnowsNases.class))
                    .isTrue();
        }
    }

    @Nested
    class Names {

        @Test
        void tellSomething() {
            HouseRules.namesTellSomething().check(CORE);
            assertThat(catches(HouseRules.namesTellSomething(), Offenders.NasImpl.class))
                    .isTrue();
            assertThat(catches(HouseRules.namesTellSomething(), Offenders.AbstractNas.class))
                    .isTrue();
            assertThat(catches(HouseRules.namesTellSomething(), Offenders.INas.class))
                    .isTrue();
        }

        @Test
        void keepServiceForTheProduct() {
            HouseRules.servicesAreProducts().check(CORE);
            assertThat(catches(HouseRules.servicesAreProducts(), GoldService.class))
                    .isTrue();
        }
    }

    @Nested
    class Packages {

        @Test
        void areDescribedAndNullMarked() {
            HouseRules.packagesAreDescribed().check(CORE);
            assertThat(catches(HouseRules.packagesAreDescribed(), Offenders.NasImpl.class))
                    .isTrue();
        }
    }

    @Nested
    class Mapping {

        @Test
        void hasNoBeanAccessors() {
            CoreRules.entitiesHaveNoBeanAccessors().check(CORE);
            assertThat(catches(CoreRules.entitiesHaveNoBeanAccessors(), Offenders.SettableNas.class))
                    .isTrue();
        }

        @Test
        void isListedInThePersistenceUnit() throws IOException {
            List<String> mapped = CORE.stream()
                    .filter(CoreRules::isMapped)
                    .map(JavaClass::getName)
                    .toList();

            assertThat(mapped).contains("io.sluice.subscriber.Subscriber").hasSizeGreaterThan(10);
            assertThat(listed()).containsExactlyInAnyOrderElementsOf(mapped);
        }

        private List<String> listed() throws IOException {
            try (InputStream unit = CoreArchitectureTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
                assertThat(unit).isNotNull();
                String text = new String(unit.readAllBytes(), StandardCharsets.UTF_8);
                return Pattern.compile("<class>(.+)</class>")
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(element -> element.substring(7, element.length() - 8))
                        .toList();
            }
        }
    }
}
