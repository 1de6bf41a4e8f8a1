package io.unkai.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. */
class LayersTest {
    /** The modules whose packages are kept free of cycles; generated code is not ours to untangle. */
    private static final String[] ROOTS = {"kernel", "wire", "planes", "store", "services", "server", "codegen"};

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/api/") && !location.contains("/api-"))
                .importPackages("io.unkai");
        assertThat(classes.containPackage("io.unkai.kernel.schema"))
                .as("the kernel is looked at")
                .isTrue();
    }

    @Test
    void servicesDoNotKnowEachOther() {
        slices().matching("io.unkai.services.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .because("a service calls another through the request chain, with a principal")
                .check(classes);
    }

    @Test
    void theKernelKnowsNoLayerAbove() {
        noClasses()
                .that()
                .resideInAPackage("io.unkai.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.unkai.api..",
                        "io.unkai.wire..",
                        "io.unkai.services..",
                        "io.unkai.server..",
                        "io.unkai.planes..",
                        "io.unkai.store..")
                .check(classes);
    }

    @Test
    void theWireKnowsNoService() {
        noClasses()
                .that()
                .resideInAPackage("io.unkai.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.unkai.api..",
                        "io.unkai.services..",
                        "io.unkai.server..",
                        "io.unkai.planes..",
                        "io.unkai.store..")
                .check(classes);
    }

    @Test
    void planesNeverReadTheStore() {
        noClasses()
                .that()
                .resideInAPackage("io.unkai.planes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.unkai.kernel.store",
                        "io.unkai.kernel.store.engine..",
                        "io.unkai.kernel.store.memory..",
                        "io.unkai.store..",
                        "io.unkai.services..")
                .allowEmptyShould(true)
                .because("a plane is told what to do; what is wanted is the reconcilers' business;"
                        + " what it remembers itself it may encode as the store does")
                .check(classes);
    }

    @Test
    void servicesKnowNeitherServerNorWire() {
        noClasses()
                .that()
                .resideInAPackage("io.unkai.services..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.unkai.server..", "io.unkai.wire..", "io.unkai.store..", "io.unkai.planes.linux..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void foreignFunctionsLiveInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.unkai.planes.linux.ffm..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.foreign.Linker")
                .because("a wrong signature crashes the process, so that all of them are read together")
                .check(classes);
    }

    @Test
    void theServerStartsWithoutTheCommandLine() {
        noClasses()
                .that(not(resideInAPackage("io.unkai.server.cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "io.unkai.server.cli..")
                .check(classes);
    }

    static Stream<String> roots() {
        return Stream.of(ROOTS);
    }

    @ParameterizedTest
    @MethodSource("roots")
    void packagesHaveNoCycles(String root) {
        slices().matching("io.unkai." + root + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }
}
