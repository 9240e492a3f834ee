package io.sluice.web.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sluice.web.architecture.offender.ReckoningResource;
import io.sluice.web.security.AllowedTo;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the web module may not do; each rule is also seen to catch an offender. */
class WebArchitectureTest {
    private static final JavaClasses WEB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sluice.web");
    private static final JavaClasses OFFENDER =
            new ClassFileImporter().importClasses(ReckoningResource.class, ReckoningResource.ReckoningService.class);

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.persistence..", "javax.sql..", "jakarta.jms..", "org.hibernate..")
                        .because("data comes from one bean of the ejb module"),
                noClasses()
                        .should()
                        .accessClassesThat()
                        .haveNameMatching("java\\.sql\\.(Connection|DriverManager|Statement|PreparedStatement)")
                        .because("SQL lives in the ejb module"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.sluice.jca..", "io.sluice.radius.packet..")
                        .because("the interface knows no packets"),
                noClasses().should().callMethod(Instant.class, "now").because("time comes from a clock"),
                classes()
                        .that()
                        .areAnnotatedWith(Path.class)
                        .should()
                        .beAnnotatedWith(AllowedTo.class)
                        .because("without it nobody may use the resource"),
                classes()
                        .should()
                        .haveSimpleNameNotEndingWith("Service")
                        .andShould()
                        .haveSimpleNameNotEndingWith("Impl")
                        .because("a service is what we sell"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(WEB);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesAnOffender(ArchRule rule) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(OFFENDER));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.sluice.web.(*)..").should().beFreeOfCycles().check(WEB);
    }
}
