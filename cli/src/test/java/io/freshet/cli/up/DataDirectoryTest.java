package io.freshet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir private Path parent;

    @Test
    void isMadeForTheOwnerOnly() throws Exception {
        var folder = parent.resolve("a/b");

        try (var data = DataDirectory.open(folder)) {
            assertThat(data.kafka().getParent()).isEqualTo(folder);
            assertThat(Files.getPosixFilePermissions(folder))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void belongsToOneAtATime() {
        try (var first = DataDirectory.open(parent)) {
            assertThat(first.kafka().getParent()).isEqualTo(parent);

            assertThatThrownBy(() -> DataDirectory.open(parent))
                    .hasMessageContaining("another freshet uses this data directory")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data-dir")
                    .asInstanceOf(InstanceOfAssertFactories.type(StartFailure.class))
                    .extracting(StartFailure::exitCode)
                    .isEqualTo(ExitCode.REFUSED);
        }
    }

    @Test
    void canBeTakenAgainAfterwards() {
        DataDirectory.open(parent).close();

        DataDirectory.open(parent).close();
    }

    @Test
    void aPlaceThatCannotBeUsedSaysSo() throws Exception {
        var file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file)).hasMessageContaining("F6008");
    }
}
