package io.freshet.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldDirectoryTest {

    @TempDir private Path folder;

    private HeldDirectory hold() throws IOException {
        return HeldDirectory.hold(
                folder.resolve("data"),
                pid ->
                        new StartFailure(
                                ExitCode.REFUSED,
                                new Problem("F0000", "held by " + pid, "here", null, "stop it"),
                                null));
    }

    @Test
    void onlyOneHoldsItUntilItLetsGo() throws IOException {
        var self = ProcessHandle.current().pid();
        try (var first = hold()) {
            assertThat(first.path()).isDirectory();
            assertThatThrownBy(this::hold)
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure ->
                                    assertThat(failure.problem().what())
                                            .isEqualTo("held by " + self));
        }
        hold().close();
    }

    @Test
    void onlyItsOwnerMayRead() throws IOException {
        try (var held = hold()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(held.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aFileInItsPlaceIsAFailure() throws IOException {
        Files.writeString(folder.resolve("data"), "a file");

        assertThatThrownBy(this::hold).isInstanceOf(IOException.class);
    }
}
