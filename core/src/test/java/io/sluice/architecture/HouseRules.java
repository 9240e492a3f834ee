package io.sluice.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Rules for the code of every module; other modules' tests take them from this module's test jar. */
public final class HouseRules {

    private static final Pattern TELLS_NOTHING =
            Pattern.compile("(Abstract|I(?=[A-Z][a-z])).*|.*(Impl|Helper|Utils?|Common|Misc)");

    private HouseRules() {}

    /** The compiled classes of some packages and those below, without tests. */
    public static JavaClasses productionOf(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packages);
    }

    /** Names say what a class is, not what role it plays in a framework. */
    public static ArchRule namesTellSomething() {
        return noClasses()
                .that()
                .areNotAnonymousClasses()
                .should(match(
                        "bear a name such as …Impl, …Helper or Abstract…",
                        type -> TELLS_NOTHING.matcher(type.getSimpleName()).matches()));
    }

    /** A service is our product: what has one as its value may be called so, what does something may not. */
    public static ArchRule servicesAreProducts() {
        return noClasses()
                .that(describe("are no records", type -> !type.isRecord()))
                .should()
                .haveSimpleNameEndingWith("Service");
    }

    /** Every package says what it is for, and is null-marked. */
    public static ArchRule packagesAreDescribed() {
        return classes().should(match("lie in a package with a @NullMarked package-info", type -> {
            JavaPackage home = type.getPackage();
            return home.tryGetPackageInfo().isPresent() && home.isAnnotatedWith(NullMarked.class);
        }));
    }

    /** Features know each other in one direction only. */
    public static ArchRule featuresAreFreeOfCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Classes below one package know, of those below {@code root}, only themselves and the packages named. */
    public static ArchRule knowsOnly(String root, String feature, String... others) {
        String[] known = new String[others.length + 1];
        known[0] = root + "." + feature + "..";
        for (int i = 0; i < others.length; i++) {
            known[i + 1] = root + "." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(known[0])
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(known))))
                .because(feature + " may know " + String.join(", ", known));
    }

    static ArchCondition<JavaClass> match(String description, Predicate<JavaClass> test) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean matches = test.test(type);
                events.add(new SimpleConditionEvent(
                        type, matches, type.getName() + (matches ? " does " : " does not ") + description));
            }
        };
    }
}
