package io.sluice.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.util.Set;

/** Rules for {@code core}, and those of purity for {@code radius} too. */
final class CoreRules {

    static final String ROOT = "io.sluice";

    private static final Set<String> ASKING = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getLogger",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Date.<init>",
            "java.util.Calendar.getInstance",
            "java.util.concurrent.ThreadLocalRandom.current");

    /** Of {@code jakarta.persistence}, what works and does not map. */
    private static final Set<String> WORKING = Set.of(
            "EntityManager",
            "EntityManagerFactory",
            "EntityTransaction",
            "Persistence",
            "PersistenceContext",
            "PersistenceUnit",
            "Query",
            "TypedQuery",
            "StoredProcedureQuery");

    private CoreRules() {}

    /** Decisions are given the time and the dice, they do not ask. */
    static ArchRule nothingAsksTheTimeOrTheDice() {
        return noClasses()
                .should()
                .accessTargetWhere(describe("target asks the time, the dice or the surroundings", CoreRules::asks))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(util|security)\\.\\w*Random");
    }

    private static boolean asks(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String target = owner + "." + access.getName();
        return ASKING.contains(target)
                || (owner.startsWith("java.time.") && access.getName().equals("now"))
                || (owner.equals("java.time.Clock") && access.getName().startsWith("system"));
    }

    /** Nothing logs, sends, runs threads or asks the database. */
    static ArchRule nothingReachesOut() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.logging..",
                        "org.jboss..",
                        "org.slf4j..",
                        "java.sql..",
                        "javax.sql..",
                        "java.nio.channels..")
                .orShould()
                .dependOnClassesThat(describe("are sockets, threads, loggers or entity managers", type -> Set.of(
                                "java.net.Socket",
                                "java.net.DatagramSocket",
                                "java.lang.Thread",
                                "java.lang.System$Logger",
                                "java.util.concurrent.Executor",
                                "java.util.concurrent.ExecutorService",
                                "jakarta.persistence.EntityManager")
                        .contains(type.getName())));
    }

    /** Of Jakarta, only the mapping annotations. */
    static ArchRule jakartaIsMappingOnly() {
        DescribedPredicate<JavaClass> other = describe(
                "are Jakarta's and no mapping",
                type -> type.getPackageName().startsWith("jakarta.")
                        && (!type.getPackageName().equals("jakarta.persistence")
                                || WORKING.contains(type.getSimpleName())));
        return noClasses().should().dependOnClassesThat(other);
    }

    /** Only dialects see packets. */
    static ArchRule onlyDialectsSeeTheWire() {
        return noClasses()
                .that(resideOutsideOfPackage(ROOT + ".dialect..").and(resideOutsideOfPackage(ROOT + ".radius..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".radius..");
    }

    /** A vendor is one package that only the list of dialects knows; Junos inherits the family of JunosE. */
    static ArchRule vendorsAreOnePackageEach() {
        return noClasses()
                .that(describe(
                        "are not the list of dialects", type -> !type.getName().equals(ROOT + ".dialect.Dialects")))
                .should(HouseRules.match(
                        "know a vendor's package that is not their own", CoreRules::knowsAnotherVendor));
    }

    private static boolean knowsAnotherVendor(JavaClass type) {
        String own = vendorOf(type);
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> vendorOf(dependency.getTargetClass()))
                .anyMatch(vendor ->
                        !vendor.isEmpty() && !vendor.equals(own) && !(own.equals("junos") && vendor.equals("erx")));
    }

    /** What follows on the package of the dialects; empty for everything else. */
    private static String vendorOf(JavaClass type) {
        String prefix = ROOT + ".dialect.";
        String home = type.getPackageName();
        return home.startsWith(prefix) ? home.substring(prefix.length()).split("\\.", 2)[0] : "";
    }

    /** A new package gets its place in the order before it gets classes. */
    static ArchRule everyClassHasItsPlace() {
        return classes()
                .should()
                .resideInAnyPackage(
                        ROOT + ".audit..",
                        ROOT + ".nas..",
                        ROOT + ".upstream..",
                        ROOT + ".service..",
                        ROOT + ".accounting..",
                        ROOT + ".threshold..",
                        ROOT + ".subscriber..",
                        ROOT + ".session..",
                        ROOT + ".access..",
                        ROOT + ".operation..",
                        ROOT + ".schedule..",
                        ROOT + ".report..",
                        ROOT + ".dialect..");
    }

    /** Entities change by verbs and tell without {@code get}. */
    static ArchRule entitiesHaveNoBeanAccessors() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameMatching("(get|set|is)[A-Z].*")
                .andShould()
                .bePublic();
    }

    /** What the mapper must know. */
    static boolean isMapped(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || type.isAnnotatedWith(Embeddable.class)
                || type.isAnnotatedWith(Converter.class);
    }
}
