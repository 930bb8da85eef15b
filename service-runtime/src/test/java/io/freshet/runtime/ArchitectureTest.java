package io.freshet.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.freshet.runtime");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.runtime.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheConfigurationKnowsHocon() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..runtime.config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.typesafe.config..")
                .check(CLASSES);
    }

    @Test
    void nobodyEndsTheProcess() {
        noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
    }
}
