package io.freshet.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.JavaProcess;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./freshet} in a small source tree, with stand-ins for what builds it. */
@DisabledOnOs(OS.WINDOWS)
class SourceTreeTest {

    private static final String MAVEN =
            """
            echo built "$@" >>builds
            mkdir -p cli/target/freshet/bin cli/target/freshet/lib
            touch cli/target/freshet/lib/freshet-cli.jar
            echo a word of maven
            """;

    @TempDir Path folder;
    private Path tree;
    private Path script;
    private Programs programs;

    @BeforeEach
    void layOutTree() throws IOException {
        folder = folder.toRealPath();
        tree = folder.resolve("a tree");
        script = tree.resolve("freshet");
        var sources = Files.createDirectories(tree.resolve("cli/src/main/java"));
        Files.writeString(sources.resolve("Old.java"), "");
        Files.writeString(tree.resolve("pom.xml"), "");
        Files.writeString(tree.resolve("cli/pom.xml"), "");
        Files.copy(TestData.root().resolve("freshet"), script);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        programs = new Programs(folder.resolve("path"));
        programs.add("javac", "echo javac 17.0.9\n");
        programs.add("node", "echo v20.20.2\n");
        programs.add("mvn", MAVEN);
        Programs.script(
                tree.resolve("cli/target/freshet/bin/freshet"), "echo ran in $PWD with \"$@\"\n");
        past(tree);
    }

    @Test
    void theFirstStartBuildsAndThenRuns() throws Exception {
        var run = freshet("send", "two words");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("ran in " + folder + " with send two words\n");
        assertThat(run.err()).hasLineCount(1).contains("building").contains("target/freshet-build");
        assertThat(tree.resolve("builds")).hasContent("built -q -B -Dquick package -pl cli -am");
        assertThat(tree.resolve("target/freshet-build.log")).hasContent("a word of maven");
    }

    @Test
    void laterStartsRunAtOnce() throws Exception {
        freshet();
        var run = freshet("up");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("with up");
        assertThat(tree.resolve("builds")).content().hasLineCount(1);
    }

    @Test
    void itBuildsAgainWhereASourceIsNewer() throws Exception {
        freshet();
        touch(tree.resolve("cli/src/main/java/Old.java"));

        var run = freshet();

        assertThat(run.err()).contains("cli/src/main/java/Old.java has changed");
        assertThat(tree.resolve("builds")).content().hasLineCount(2);
    }

    @Test
    void itBuildsAgainWhereASourceIsGoneOrAPomIsNewer() throws Exception {
        freshet();
        Files.delete(tree.resolve("cli/src/main/java/Old.java"));
        touch(tree.resolve("cli/src/main/java"));
        freshet();
        past(tree.resolve("cli/src"));
        touch(tree.resolve("cli/pom.xml"));

        var run = freshet();

        assertThat(run.err()).contains("cli/pom.xml has changed");
        assertThat(tree.resolve("builds")).content().hasLineCount(3);
    }

    @Test
    void aFailedBuildShowsItsLogAndIsTriedAgain() throws Exception {
        programs.add("mvn", "echo this is wrong; exit 1\n");

        var first = freshet("up");
        var second = freshet("up");

        assertThat(first.code()).isEqualTo(70);
        assertThat(first.out()).isEmpty();
        assertThat(first.err()).contains("this is wrong").contains("the build failed");
        assertThat(second.err()).isEqualTo(first.err());
    }

    @Test
    void whatBuildingNeedsIsNamed() throws Exception {
        programs.add("node", "echo v18.1.0\n");
        assertThat(freshet().err()).contains("Node 20").contains("v18.1.0");
        programs.remove("node");
        assertThat(freshet().err()).contains("Node 20").contains("no node");
        programs.remove("mvn");
        assertThat(freshet().err()).contains("Maven").contains("fix");
        programs.add("javac", "echo javac 11.0.2\n");
        assertThat(freshet().err()).contains("JDK 17").contains("javac 11.0.2");
        programs.remove("javac");
        assertThat(freshet().err()).contains("JDK 17").contains("no javac");
        assertThat(freshet().code()).isEqualTo(3);
    }

    @Test
    void itWorksThroughASymbolicLink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), script);

        var run = programs.run(link, folder, Map.of(), "up");

        assertThat(run.out()).isEqualTo("ran in " + folder + " with up\n");
    }

    @Test
    void filesThatARunningProcessHasOpenAreReplacedNotOverwritten() throws Exception {
        freshet();
        var jar = tree.resolve("cli/target/freshet/lib/freshet-cli.jar");
        var before = Files.getAttribute(jar, "unix:ino");
        var open = Files.newInputStream(jar);
        touch(tree.resolve("pom.xml"));
        freshet();

        assertThat(Files.getAttribute(jar, "unix:ino")).isNotEqualTo(before);
        open.close();
    }

    private JavaProcess freshet(String... args) throws Exception {
        return programs.run(script, folder, Map.of(), args);
    }

    /** All that is there is older than what is built now. */
    private static void past(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.toList()) {
                time(file, Instant.now().minusSeconds(100));
            }
        }
    }

    /** Newer than any build so far, older than the next. */
    private static void touch(Path file) throws IOException {
        time(file, Instant.now().plusSeconds(100));
    }

    private static void time(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
