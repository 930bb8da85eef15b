package io.freshet.loader.pg.connect;

import io.freshet.runtime.config.ConfigReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said about the password; at most one of the first three.
 *
 * @param value the password itself, or empty
 * @param file a file whose text it is, read for every connection, or null
 * @param command a program that prints it and its arguments; empty for none
 * @param timeout how long the program may take
 * @param reuse how long what it printed is used again; zero runs it for every connection
 */
public record PasswordSettings(
        String value,
        @Nullable String file,
        List<String> command,
        Duration timeout,
        Duration reuse) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    public PasswordSettings {
        command = List.copyOf(command);
    }

    /** A password that does not change. */
    public static PasswordSettings fixed(String value) {
        return new PasswordSettings(value, null, List.of(), DEFAULT_TIMEOUT, Duration.ZERO);
    }

    static PasswordSettings read(ConfigReader config) {
        return new PasswordSettings(
                config.secret("password").orElse(""),
                config.string("passwordFile").orNull(),
                config.strings("passwordCommand").secret().orElse(List.of()),
                config.duration("passwordCommandTimeout")
                        .between(Duration.ofMillis(100), Duration.ofMinutes(2))
                        .orElse(DEFAULT_TIMEOUT),
                config.duration("passwordCommandCache")
                        .between(Duration.ZERO, Duration.ofDays(1))
                        .orElse(Duration.ZERO));
    }

    /** The same with this password. */
    PasswordSettings withValue(String password) {
        return new PasswordSettings(password, file, command, timeout, reuse);
    }

    /** How many places say it. */
    int places() {
        return (value.isEmpty() ? 0 : 1) + (file == null ? 0 : 1) + (command.isEmpty() ? 0 : 1);
    }

    PasswordSource source() {
        if (!command.isEmpty()) {
            return new PasswordCommand(command, timeout, reuse);
        }
        return new PasswordSource() {
            @Override
            public String password() throws SQLException {
                return file == null ? value : fromFile(file);
            }

            @Override
            public void refused() {
                // asked for anew anyway
            }
        };
    }

    private static String fromFile(String file) throws SQLException {
        try {
            var text = Files.readString(Path.of(file), StandardCharsets.UTF_8).stripTrailing();
            if (text.isEmpty()) {
                throw new SQLException("postgres.passwordFile " + file + " is empty", "28000");
            }
            return text;
        } catch (IOException e) {
            throw new SQLException("postgres.passwordFile " + file + " cannot be read", "28000", e);
        }
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "PasswordSettings";
    }
}
