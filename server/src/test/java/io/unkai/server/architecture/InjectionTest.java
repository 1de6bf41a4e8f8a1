package io.unkai.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Time, ids, randomness and output come from outside, so that a test can decide them. */
class InjectionTest {
    /** The places that inject, and the ones that stand outside the cloud. */
    private static final Set<String> INJECT_TIME = Set.of("io.unkai.server.Machine");

    private static final Set<String> INJECT_CHANCE =
            Set.of("io.unkai.kernel.id.SecureIds", "io.unkai.kernel.id.SeededIds");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/api/") && !location.contains("/api-"))
                .importPackages("io.unkai");
    }

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .that(areNot(INJECT_TIME, "io.unkai.server.cli", "io.unkai.codegen"))
                .should()
                .accessTargetWhere(call("java.time.Instant", "now")
                        .or(call("java.time.Clock", "systemUTC"))
                        .or(call("java.time.InstantSource", "system"))
                        .or(call("java.lang.System", "currentTimeMillis"))
                        .or(call("java.time.LocalDate", "now"))
                        .or(call("java.time.ZonedDateTime", "now")))
                .because("the user can move the clock")
                .check(classes);
    }

    @Test
    void nobodyRollsItsOwnDice() {
        noClasses()
                .that(areNot(INJECT_CHANCE, "io.unkai.server.cli", "io.unkai.codegen"))
                .should()
                .accessTargetWhere(call("java.lang.Math", "random")
                        .or(call("java.util.UUID", "randomUUID"))
                        .or(call("java.util.Random", "<init>"))
                        .or(call("java.security.SecureRandom", "<init>"))
                        .or(call("java.util.concurrent.ThreadLocalRandom", "current")))
                .because("a failing test replays its seed")
                .check(classes);
    }

    @Test
    void onlyTheSetUpOfTheLogKnowsMoreThanLoggersAndLevels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.unkai.server.log..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "handle, format or configure the log",
                        used -> used.getPackageName().startsWith("java.util.logging")
                                && !Set.of("Logger", "Level").contains(used.getSimpleName())))
                .because("everyone else only says what happened")
                .check(classes);
    }

    @Test
    void nobodyLogsThroughTheFacadeThatSearchesTheClassPath() {
        noClasses()
                .should()
                .accessTargetWhere(call("java.lang.System", "getLogger"))
                .because("its first use opens every jar in search of a logging library, a tenth of a start")
                .check(classes);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that(areNot(
                        Set.of("io.unkai.server.Main"),
                        "io.unkai.server.cli",
                        "io.unkai.codegen",
                        "io.unkai.benchmarks"))
                .should()
                .accessTargetWhere(call("java.lang.System", "out").or(call("java.lang.System", "err")))
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names, String... packages) {
        return DescribedPredicate.describe("are not " + names, type -> {
            for (String name : packages) {
                if ((type.getPackageName() + ".").startsWith(name + ".")) {
                    return false;
                }
            }
            return names.stream()
                    .noneMatch(name ->
                            type.getName().equals(name) || type.getName().startsWith(name + "$"));
        });
    }

    private static DescribedPredicate<JavaAccess<?>> call(String owner, String name) {
        return DescribedPredicate.describe(
                owner + "." + name,
                access -> access.getTargetOwner().getName().equals(owner)
                        && access.getName().equals(name));
    }
}
