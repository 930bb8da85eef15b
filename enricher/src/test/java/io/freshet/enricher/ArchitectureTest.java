package io.freshet.enricher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] CORE = {
        "..adapter..",
        "..draft..",
        "..enrichment..",
        "..entity..",
        "..limit..",
        "..mapping..",
        "..pipeline..",
        "..request..",
        "..uri..",
        "..webhook.."
    };

    /** What enrichments ask, and what they are made with. */
    private static final String[] SHELL = {
        "..enrichment.api..",
        "..enrichment.api..",
        "..enrichment.currency..",
        "..enrichment.lookup..",
        "..enrichment.script..",
        "..enrichment.sql.."
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.freshet.enricher");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.enricher.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void coreKnowsNeitherKafkaNorServicesNorLogs() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .resideOutsideOfPackages(SHELL)
                .and()
                .doNotHaveSimpleName("Facilities")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "io.freshet.runtime..",
                        "io.micrometer..",
                        "org.slf4j..",
                        "java.net.http..",
                        "java.sql..")
                .check(CLASSES);
    }

    @Test
    void coreReadsNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void nobodyCallsThePipelineFromBelow() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..adapter..",
                        "..draft..",
                        "..enrichment..",
                        "..entity..",
                        "..limit..",
                        "..mapping..",
                        "..request..",
                        "..uri..",
                        "..webhook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..pipeline..", "..topology..", "..offline..")
                .check(CLASSES);
    }
}
