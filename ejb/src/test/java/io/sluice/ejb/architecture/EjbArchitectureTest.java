package io.sluice.ejb.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.sluice.architecture.HouseRules;
import io.sluice.ejb.architecture.offender.NapImpl;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the application's beans may not do; each rule is also seen to catch an offender. */
class EjbArchitectureTest {

    private static final JavaClasses EJB = HouseRules.productionOf("io.sluice.ejb");
    private static final JavaClasses OFFENDER =
            new ClassFileImporter().importClasses(NapImpl.class, NapImpl.NapService.class);

    static Stream<ArchRule> rules() {
        return Stream.of(
                HouseRules.namesTellSomething(),
                HouseRules.servicesAreProducts(),
                HouseRules.packagesAreDescribed(),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.sluice.jca..", "java.net")
                        .because("sockets belong to the connector, which the application knows by its contract alone"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callConstructor(Thread.class, Runnable.class)
                        .because("time comes from a clock, and threads from the container"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(EJB);
    }

    /** Two beans of one name keep the whole application from starting, wherever their packages are. */
    @Test
    void beansHaveNamesOfTheirOwn() {
        List<String> names = EJB.stream()
                .filter(each -> each.isAnnotatedWith(Stateless.class)
                        || each.isAnnotatedWith(Singleton.class)
                        || each.isAnnotatedWith(MessageDriven.class))
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesAnOffender(ArchRule rule) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(OFFENDER));
    }
}
