package io.freshet.it.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the linter of Dockerfiles says that editors use, too. */
class DockerfileLintIT {

    @Test
    void hasNothingAgainstOurs() throws Exception {
        assertThat(lint(TestData.root().resolve("Dockerfile")))
                .isEqualTo(new Command.Ending(0, ""));
    }

    @Test
    void wouldHaveSaidSo(@TempDir Path folder) throws Exception {
        var bad = Files.writeString(folder.resolve("Dockerfile"), "FROM a\nEXPOSE http\n");

        assertThat(lint(bad).output()).contains("Invalid containerPort: http");
        assertThat(lint(bad).exitCode()).isEqualTo(1);
    }

    private static Command.Ending lint(Path dockerfile) throws Exception {
        var linter = "integration-tests/lint/node_modules/dockerfile-utils/bin/dockerfile-utils";
        return Command.of(
                        "node",
                        TestData.root().resolve(linter).toString(),
                        "lint",
                        dockerfile.toString())
                .run();
    }
}
