package io.freshet.loader.pg.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PasswordSettingsTest {

    @TempDir Path directory;

    @Test
    void aFileIsReadForEveryConnection() throws Exception {
        var file = directory.resolve("password");
        var source =
                new PasswordSettings("", file.toString(), List.of(), Duration.ZERO, Duration.ZERO)
                        .source();

        Files.writeString(file, "one\n");
        assertThat(source.password()).isEqualTo("one");
        Files.writeString(file, "two");
        assertThat(source.password()).isEqualTo("two");
        Files.writeString(file, "\n");
        assertThatThrownBy(source::password).hasMessage("postgres.passwordFile %s is empty", file);
        Files.delete(file);
        assertThatThrownBy(source::password)
                .hasMessage("postgres.passwordFile %s cannot be read", file);
    }

    @Test
    void aProgramIsRunForEveryConnectionWithoutAShell() throws Exception {
        var source =
                command(Duration.ZERO, "sh", "-c", counting("echo \" $0 token $n \""), "$HOME");

        assertThat(source.password()).isEqualTo("$HOME token 1");
        assertThat(source.password()).isEqualTo("$HOME token 2");
    }

    @Test
    void aTokenIsUsedAgainUntilItIsOldOrRefused() throws Exception {
        var source = command(Duration.ofHours(1), "sh", "-c", counting("echo $n"));

        assertThat(source.password()).isEqualTo("1");
        assertThat(source.password()).isEqualTo("1");
        source.refused();
        assertThat(source.password()).isEqualTo("2");
    }

    @Test
    void aFailureIsToldByItsFirstLineAndNotByWhatWasPrinted() {
        assertThatThrownBy(
                        command(
                                        Duration.ZERO,
                                        "sh",
                                        "-c",
                                        "echo geheim; echo no role >&2; echo more >&2; exit 3",
                                        "geheim")
                                ::password)
                .isInstanceOf(SQLException.class)
                .hasMessage("postgres.passwordCommand sh ended with 3: no role");
        assertThatThrownBy(command(Duration.ZERO, "true")::password)
                .hasMessage("postgres.passwordCommand true printed nothing");
        assertThatThrownBy(command(Duration.ZERO, "no-such-program")::password)
                .hasMessage("postgres.passwordCommand no-such-program cannot be run");
    }

    @Test
    void aProgramThatHangsIsEnded() {
        var source =
                new PasswordCommand(
                        List.of("sh", "-c", "sleep 600 & wait"),
                        Duration.ofMillis(300),
                        Duration.ZERO);

        assertThatThrownBy(source::password)
                .hasMessage("postgres.passwordCommand sh did not end within 300 ms");
    }

    private String counting(String then) {
        var counter = directory.resolve("count");
        return "echo x >> '" + counter + "'; n=$(($(wc -l < '" + counter + "'))); " + then;
    }

    private static PasswordSource command(Duration reuse, String... words) {
        return new PasswordCommand(List.of(words), Duration.ofSeconds(20), reuse);
    }
}
