package io.freshet.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.JavaProcess;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/freshet} with stand-ins for Java that tell how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String TELL = "for a in \"$@\"; do echo \"[$a]\"; done\n";

    @TempDir Path folder;
    private Path home;
    private Path launcher;
    private Programs programs;

    @BeforeEach
    void installDistribution() throws IOException {
        folder = folder.toRealPath();
        home = folder.resolve("a dist");
        launcher = home.resolve("bin/freshet");
        Files.createDirectories(launcher.getParent());
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/freshet-cli.jar"), "");
        Files.copy(TestData.root().resolve("cli/src/main/dist/bin/freshet"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        programs = new Programs(folder.resolve("path"));
    }

    @Test
    void argumentsPassUntouched() throws Exception {
        var run = start("17.0.9", Map.of(), "to-json", "two words", "", "*", "$HOME");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .endsWith(
                        """
                        [-jar]
                        [%s/lib/freshet-cli.jar]
                        [to-json]
                        [two words]
                        []
                        [*]
                        [$HOME]
                        """
                                .formatted(home));
    }

    @Test
    void itsExitCodeIsThatOfTheCommand() throws Exception {
        var jdk = jdk("17.0.9", "exit 6\n");

        assertThat(run(Map.of("JAVA_HOME", jdk)).code()).isEqualTo(6);
    }

    @Test
    void itWorksThroughSymbolicLinks() throws Exception {
        var first = Files.createSymbolicLink(folder.resolve("first"), launcher);
        var second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

        var run = programs.run(second, folder, Map.of("JAVA_HOME", jdk("17.0.9", TELL)));

        assertThat(first).exists();
        assertThat(run.out()).contains("[" + home + "/lib/freshet-cli.jar]");
    }

    @Test
    void withoutJavaItSaysWhatToDo() throws Exception {
        var run = run(Map.of());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no Java found").contains("JAVA_HOME");
    }

    @Test
    void aJavaThatIsTooOldIsRefused() throws Exception {
        for (var version : List.of("11.0.20", "1.8.0_392", "16")) {
            var run = start(version, Map.of());

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err()).contains("Java " + version).contains("17 or newer");
        }
    }

    @Test
    void anyNewerJavaIsTaken() throws Exception {
        for (var version : List.of("17", "17.0.9", "21-ea", "25.0.1", "26.0.1+5")) {
            assertThat(start(version, Map.of()).code()).isZero();
        }
    }

    @Test
    void theJavaOfThePathIsAskedForItsVersion() throws Exception {
        programs.add(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.2\"' >&2; exit; fi\n"
                        + TELL);

        assertThat(run(Map.of(), "up").out()).contains("[up]");
    }

    @Test
    void defaultsGiveWayToOptionsOfTheUser() throws Exception {
        var plain = start("17.0.9", Map.of());
        var own =
                start(
                        "17.0.9",
                        Map.of(
                                "JAVA_OPTS", "-Xmx1g -Dx=1",
                                "FRESHET_JAVA_OPTS", "-XX:+UseG1GC -Dx=2"));

        assertThat(plain.out()).contains("[-Xmx512m]").contains("[-XX:+UseSerialGC]");
        assertThat(own.out())
                .doesNotContain("[-Xmx512m]")
                .doesNotContain("[-XX:+UseSerialGC]")
                .containsSubsequence("[-Xmx1g]", "[-Dx=1]", "[-XX:+UseG1GC]", "[-Dx=2]", "[-jar]");
    }

    @Test
    void aCollectorHasRoomForWhatRequestsLeaveUnlessTheUserSizesTheHeap() throws Exception {
        assertThat(start("17.0.9", Map.of(), "collector").out()).contains("[-Xmn80m]");
        assertThat(start("17.0.9", Map.of(), "enricher").out()).doesNotContain("[-Xmn80m]");
        assertThat(start("17.0.9", Map.of("JAVA_OPTS", "-Xmx96m"), "collector").out())
                .doesNotContain("[-Xmn80m]");
    }

    @Test
    void wordsOfTheJvmStayOffStdout() throws Exception {
        assertThat(start("17.0.9", Map.of()).out())
                .contains("[-Xlog:disable]")
                .contains(":stderr]");
    }

    @Test
    void longRunningCommandsKeepAnArchiveOfClassesFromJava19On() throws Exception {
        var archive = home + "/cache/up-java25.0.1.jsa";

        assertThat(start("25.0.1", Map.of(), "up").out())
                .contains("[-XX:+AutoCreateSharedArchive]")
                .contains("[-XX:SharedArchiveFile=" + archive + "]");
        assertThat(start("17.0.9", Map.of(), "up").out()).doesNotContain(".jsa");
    }

    @Test
    void onJava17TheArchiveIsKeptWhereAskedFor() throws Exception {
        var asked = Map.of("FRESHET_CACHE_DIR", folder + "/my cache");
        var archive = folder.resolve("my cache/up-java17.0.9.jsa");

        var first = start("17.0.9", asked, "up");
        Files.write(archive, new byte[17_000_000]);
        var second = start("17.0.9", asked, "up");

        assertThat(first.out()).contains("[-XX:ArchiveClassesAtExit=" + archive + "]");
        assertThat(second.out()).contains("[-XX:SharedArchiveFile=" + archive + "]");
    }

    @Test
    void theArchiveOfAFailedStartIsMadeAnew() throws Exception {
        var archive = home.resolve("cache/up-java25.0.1.jsa");
        Files.createDirectories(archive.getParent());
        Files.write(archive, new byte[4_000_000]);

        start("25.0.1", Map.of(), "up");

        assertThat(archive).doesNotExist();
    }

    @Test
    void shortCommandsAndChecksKeepNothing() throws Exception {
        for (var args : List.of(List.of("to-json"), List.of("up", "--help"), List.<String>of())) {
            var run = start("25.0.1", Map.of(), args.toArray(String[]::new));

            assertThat(run.out()).doesNotContain(".jsa");
        }
        assertThat(start("25.0.1", Map.of(), "collector", "--check").out()).doesNotContain(".jsa");
    }

    @Test
    void theArchiveOfTheDistributionIsForAllThatKeepNoneOfTheirOwn() throws Exception {
        var shipped = Files.writeString(home.resolve("lib/freshet.jsa"), "");
        var option = "[-XX:SharedArchiveFile=" + shipped + "]";

        assertThat(start("17.0.9", Map.of(), "collector").out()).contains(option);
        assertThat(start("17.0.9", Map.of(), "collector", "--check").out()).contains(option);
        assertThat(start("17.0.9", Map.of(), "to-json").out()).contains(option);
        assertThat(start("25.0.1", Map.of(), "collector").out()).doesNotContain(option);
    }

    @Test
    void withoutAPlaceForTheArchiveItStartsAllTheSame() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");

        var run = start("25.0.1", Map.of("FRESHET_CACHE_DIR", file + "/cache"), "up");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain(".jsa");
    }

    private JavaProcess start(String version, Map<String, String> environment, String... args)
            throws Exception {
        var all = new HashMap<>(environment);
        all.put("JAVA_HOME", jdk(version, TELL));
        return run(all, args);
    }

    private JavaProcess run(Map<String, String> environment, String... args) throws Exception {
        return programs.run(launcher, folder, environment, args);
    }

    private String jdk(String version, String java) throws IOException {
        var jdk = folder.resolve("jdk " + version);
        Programs.script(jdk.resolve("bin/java"), java);
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nX=\"y\"\n");
        return jdk.toString();
    }
}
