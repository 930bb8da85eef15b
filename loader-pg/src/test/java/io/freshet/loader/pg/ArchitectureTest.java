package io.freshet.loader.pg;

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
                    .importPackages("io.freshet.loader.pg");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.loader.pg.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheLoopAndTheSinkKnowKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..row..", "..schema..", "..table..", "..offset..", "..copy..", "..side..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void rowsAndSchemasKnowNoDatabaseAndNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage("..row..", "..schema..", "..badrow..", "..failed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..", "org.slf4j..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("..row..", "..schema..", "..badrow..", "..failed..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
    }
}
