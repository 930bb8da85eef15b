package io.freshet.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules between modules; what holds inside one is tested there. */
class ArchitectureTest {

    private static final String[] APPS = {
        "io.freshet.collector..",
        "io.freshet.enricher..",
        "io.freshet.processor..",
        "io.freshet.loader..",
        "io.freshet.webapp..",
        "io.freshet.embedded..",
        "io.freshet.cli.."
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.freshet");

    @Test
    void allModulesAreLookedAt() {
        for (var app : APPS) {
            classes()
                    .that()
                    .resideInAPackage(app)
                    .should()
                    .resideInAPackage(app)
                    .allowEmptyShould(false)
                    .check(CLASSES);
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.freshet.collector",
                "io.freshet.enricher",
                "io.freshet.processor",
                "io.freshet.loader",
                "io.freshet.webapp",
                "io.freshet.embedded"
            })
    void noAppDependsOnAnApp(String app) {
        noClasses()
                .that()
                .resideInAPackage(app + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(APPS).and(resideOutsideOfPackage(app + "..")))
                .check(CLASSES);
    }

    @Test
    void theEventModelKnowsJsonAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("io.freshet.event..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.freshet.event..", "java..", "tools.jackson..", "org.jspecify..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.freshet.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net.http..", "java.nio.file..")
                .check(CLASSES);
    }

    @Test
    void theSdkKnowsTheEventModelAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("io.freshet.sdk..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.freshet.sdk..",
                        "io.freshet.event..",
                        "java..",
                        "tools.jackson..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNoEvents() {
        noClasses()
                .that()
                .resideInAPackage("io.freshet.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.freshet.event..", "io.freshet.iglu..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void schemasAreLookedUpWithoutServices() {
        noClasses()
                .that()
                .resideInAPackage("io.freshet.iglu..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.freshet.runtime..", "org.apache.kafka..", "java.sql..")
                .check(CLASSES);
    }

    /** A library stops at the door of one package; the rest can be read without knowing it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    io.netty..                 | io.freshet.collector.http..
                    com.networknt..            | io.freshet.iglu.validation..
                    com.typesafe..             | io.freshet.runtime.config..
                    picocli..                  | io.freshet.cli..
                    io.zonky..                 | io.freshet.embedded..
                    org.graalvm..              | io.freshet.enricher.enrichment.script..
                    com.maxmind..              | io.freshet.enricher.enrichment.ip..
                    nl.basjes..                | io.freshet.enricher.enrichment.useragent..
                    ua_parser..                | io.freshet.enricher.enrichment.useragent..
                    software.amazon..          | io.freshet.enricher.asset..
                    io.r2dbc..                 | io.freshet.enricher.enrichment.sql..
                    kafka..                    | io.freshet.embedded..
                    com.fasterxml.jackson..    | nobody..
                    org.apache.logging..       | nobody..
                    """)
    void aLibraryIsKnownInOnePlace(String library, String door) {
        noClasses()
                .that()
                .resideOutsideOfPackage(door)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void kafkaIsKnownWhereRecordsComeAndGo() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.freshet.runtime.kafka..",
                        "io.freshet.runtime.streams..",
                        "io.freshet.collector.sink..",
                        "io.freshet.enricher.topology..",
                        "io.freshet.processor.topology..",
                        "io.freshet.loader.pg",
                        "io.freshet.loader.pg.sink..",
                        "io.freshet.webapp",
                        "io.freshet.webapp.api..",
                        "io.freshet.webapp.micro..",
                        "io.freshet.webapp.pipeline..",
                        "io.freshet.webapp.tail..",
                        "io.freshet.webapp.trace..",
                        "io.freshet.webapp.watch..",
                        "io.freshet.embedded..",
                        "io.freshet.cli.up..",
                        "io.freshet.cli.send..",
                        "io.freshet.cli.lag..",
                        "io.freshet.cli.tail..",
                        "io.freshet.cli.topics..",
                        "io.freshet.cli.trace..",
                        "io.freshet.cli.doctor.kafka..",
                        "io.freshet.cli.doctor.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void databasesAreKnownWhereRowsAreWrittenOrRead() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.freshet.enricher.enrichment.sql..",
                        "io.freshet.loader.pg",
                        "io.freshet.loader.pg.copy..",
                        "io.freshet.loader.pg.partition..",
                        "io.freshet.loader.pg.duplicate..",
                        "io.freshet.loader.pg.connect..",
                        "io.freshet.loader.pg.grant..",
                        "io.freshet.loader.pg.lane..",
                        "io.freshet.loader.pg.layout..",
                        "io.freshet.loader.pg.offset..",
                        "io.freshet.loader.pg.side..",
                        "io.freshet.loader.pg.table..",
                        "io.freshet.loader.pg.traffic..",
                        "io.freshet.webapp.row..",
                        "io.freshet.webapp.sql..",
                        "io.freshet.webapp.trace..",
                        "io.freshet.webapp.traffic..",
                        "io.freshet.embedded..",
                        "io.freshet.cli.send..",
                        "io.freshet.cli.lag..",
                        "io.freshet.cli.doctor.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheMainClassEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.freshet.cli.FreshetMain")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    @Test
    void nobodyPrintsPastTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.freshet.cli..")
                .and()
                .doNotHaveFullyQualifiedName("io.freshet.collector.Sinks")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
