package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9./-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*");

    private final Dockerfile file = Dockerfile.read();

    @Test
    void everyBaseImageIsPinned() {
        assertThat(file.baseImages())
                .hasSize(2)
                .allSatisfy(image -> assertThat(image).matches(PINNED));
    }

    @Test
    void buildsOnceForAllArchitectures() {
        assertThat(file.of("FROM").get(0)).startsWith("--platform=$BUILDPLATFORM ");
        assertThat(file.of("FROM").get(1)).doesNotContain("--platform");
    }

    @Test
    void buildsWithTheCommandThatBuildsAFreshClone() {
        var clone = mavenArguments(Repository.text("freshet"));
        var build = mavenArguments(String.join("\n", file.of("RUN")));

        assertThat(build.remove("-Psupply-chain")).isTrue();
        assertThat(build.remove("-Dfreshet.commit=\"$COMMIT\"")).isTrue();
        assertThat(build).contains("package").isEqualTo(clone);
    }

    @Test
    void runsOnTheJavaReleaseThatTheCodeIsCompiledFor() {
        assertThat(file.baseImages().get(1))
                .startsWith(
                        "eclipse-temurin:" + Repository.property("maven.compiler.release") + ".")
                .contains("-jre-");
    }

    @Test
    void runsAsANumberedUserWhoIsNotRoot() {
        assertThat(file.of("USER")).containsExactly("10001:10001");
    }

    @Test
    void bringsNothingInFromTheNetBesidesPackages() {
        assertThat(file.of("ADD")).isEmpty();
        assertThat(file.of("RUN")).noneMatch(run -> run.contains("curl ") || run.contains("wget "));
    }

    @Test
    void startsTheCommandThatThenIsToldWhichComponent() {
        assertThat(file.of("ENTRYPOINT")).containsExactly("[\"freshet\"]");
        assertThat(file.of("VOLUME")).containsExactly("/data");
    }

    @Test
    void isLabelledWithTheVersionBeingBuilt() {
        assertThat(file.of("ARG")).contains("VERSION=" + Repository.version());
        assertThat(file.labels())
                .containsEntry("org.opencontainers.image.version", "$VERSION")
                .containsEntry("org.opencontainers.image.licenses", "Apache-2.0");
    }

    @Test
    void theBuildSeesEveryModuleAndNoBuildLeftovers() {
        var ignored = Repository.text(".dockerignore").lines().toList();

        assertThat(ignored).contains("**/target", "**/node_modules", ".git", ".freshet");
        // Tests and scripts understand no others.
        assertThat(ignored).allMatch(line -> line.matches("#.*|(\\*\\*/)?[\\w./-]+"));
        for (var module : modules()) {
            assertThat(ignored).doesNotContain(module, module + "/pom.xml");
            assertThat(Files.exists(Repository.path(module + "/pom.xml"))).isTrue();
        }
    }

    private static Set<String> mavenArguments(String script) {
        var command = Pattern.compile("[ (]mvn (-[^)\\n]+)").matcher(script);
        assertThat(command.find()).isTrue();
        return new TreeSet<>(List.of(command.group(1).trim().split(" ")));
    }

    private static List<String> modules() {
        var matcher =
                Pattern.compile("<module>([^<]+)</module>").matcher(Repository.text("pom.xml"));
        var found = new ArrayList<String>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
