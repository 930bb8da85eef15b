package io.freshet.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] CORE = {
        "..bridge..",
        "..encoding..",
        "..endpoint..",
        "..limit..",
        "..request..",
        "..response..",
        "..size.."
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.freshet.collector");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.collector.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..collector.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void onlyTheSinkKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..collector.sink..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void coreKnowsNeitherServicesNorLogsNorMetrics() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.freshet.runtime..", "io.micrometer..", "org.slf4j..")
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
}
