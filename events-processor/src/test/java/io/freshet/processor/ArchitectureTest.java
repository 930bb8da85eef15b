package io.freshet.processor;

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
                    .importPackages("io.freshet.processor");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.processor.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheTopologyKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..topology..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void conversionIsPure() {
        noClasses()
                .that()
                .resideInAPackage("..conversion..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.freshet.runtime..", "io.micrometer..", "org.slf4j..")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(CLASSES);
    }
}
