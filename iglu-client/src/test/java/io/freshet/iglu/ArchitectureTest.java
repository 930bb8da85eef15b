package io.freshet.iglu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.freshet.iglu");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.(iglu..)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("io.freshet.iglu.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyOnePackageKnowsTheValidatorLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.freshet.iglu.validation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.networknt..")
                .check(CLASSES);
    }

    @Test
    void onlyTheRegistriesReachOut() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.freshet.iglu.registry")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..")
                .check(CLASSES);
    }

    @Test
    void decisionsReadNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage("io.freshet.iglu.resolver", "io.freshet.iglu.validation..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void theDoorKnowsNoTables() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.freshet.iglu.ddl")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.freshet.iglu.ddl")
                .check(CLASSES);
    }
}
