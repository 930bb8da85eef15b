package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9./-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*");

    private final List<String> instructions = instructions();

    @Test
    void everyBaseImageIsPinned() {
        assertThat(of("FROM"))
                .hasSize(2)
                .allSatisfy(from -> assertThat(from.split(" ")[0]).matches(PINNED));
    }

    @Test
    void runsOnTheJavaReleaseThatTheCodeIsCompiledFor() {
        var last = of("FROM").get(1);

        assertThat(last)
                .startsWith(
                        "eclipse-temurin:" + Repository.property("maven.compiler.release") + ".")
                .contains("-jre-");
    }

    @Test
    void runsAsANumberedUserWhoIsNotRoot() {
        assertThat(of("USER")).containsExactly("10001:10001");
    }

    @Test
    void bringsNothingInFromTheNetBesidesPackages() {
        assertThat(of("ADD")).isEmpty();
        assertThat(of("RUN")).noneMatch(run -> run.contains("curl ") || run.contains("wget "));
    }

    @Test
    void startsTheCommandThatThenIsToldWhichComponent() {
        assertThat(of("ENTRYPOINT")).containsExactly("[\"freshet\"]");
        assertThat(of("VOLUME")).containsExactly("/data");
    }

    @Test
    void isLabelledWithTheVersionBeingBuilt() {
        assertThat(of("ARG")).contains("VERSION=" + Repository.version());
        assertThat(of("LABEL"))
                .singleElement()
                .asString()
                .contains("org.opencontainers.image.version=\"$VERSION\"")
                .contains("org.opencontainers.image.licenses=\"Apache-2.0\"");
    }

    @Test
    void theBuildSeesEveryModuleAndNoBuildLeftovers() {
        var ignored = Repository.text(".dockerignore").lines().toList();

        assertThat(ignored).contains("**/target", "**/node_modules", ".git", ".freshet");
        for (var module : modules()) {
            assertThat(ignored).doesNotContain(module, module + "/pom.xml");
            assertThat(Files.exists(Repository.path(module + "/pom.xml"))).isTrue();
        }
    }

    private List<String> of(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.startsWith(name + " "))
                .map(instruction -> instruction.substring(name.length() + 1))
                .toList();
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

    private static List<String> instructions() {
        return Repository.text("Dockerfile")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .reduce((whole, line) -> whole + "\n" + line)
                .orElseThrow()
                .replace("\\\n", " ")
                .replaceAll("[ \\t]+", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
