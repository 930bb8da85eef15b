package io.freshet.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importLocations(ours());

    /** Of the class path what is built here: folders in a partial build, jars in a full one. */
    private static Set<Location> ours() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(ArchitectureTest::location)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<Location> location(Path entry) {
        if (entry.endsWith("target/classes") && Files.exists(entry)) {
            return Optional.of(Location.of(entry));
        }
        return entry.getFileName().toString().startsWith("freshet-")
                ? Optional.of(Location.of(URI.create("jar:" + entry.toUri() + "!/")))
                : Optional.empty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.freshet.cli.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheMainClassEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(FreshetMain.class.getName())
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandsKnowPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.freshet.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsTheLoggingBackEnd() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.logging..")
                .check(CLASSES);
    }

    @Test
    void noTopologyHasAStoreForTheDistributionLacksRocksDb() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.streams.state..", "org.apache.kafka.streams.kstream..")
                .check(CLASSES);
    }
}
