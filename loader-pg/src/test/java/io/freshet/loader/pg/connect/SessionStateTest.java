package io.freshet.loader.pg.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Behind a pooler a session remembers nothing; no statement of the loader may count on it. */
class SessionStateTest {

    private static final Pattern STATE =
            Pattern.compile(
                    "\"SET (?!LOCAL |CONSTRAINTS )[A-Za-z]|\\bLISTEN \\w|\\bCREATE TEMP|\\bDECLARE \\w+"
                            + " CURSOR WITH HOLD|pg_(try_)?advisory_lock|\"PREPARE \\w|\\bDISCARD"
                            + " |lastval\\(|currval\\(");

    @Test
    void noStatementLeavesStateInASession() throws IOException {
        assertThat(offenders(TestData.root().resolve("loader-pg/src/main/java"))).isEmpty();
    }

    @Test
    void stateIsRecognised() {
        assertThat(
                        List.of(
                                "\"SET timezone = 'UTC'\"",
                                "\"SET SESSION lock_timeout = 1\"",
                                "\"SELECT pg_advisory_lock(1)\"",
                                "\"CREATE TEMPORARY TABLE x\"",
                                "\"LISTEN x\""))
                .allMatch(text -> STATE.matcher(text).find());
        assertThat(
                        List.of(
                                "\"SET LOCAL lock_timeout = 1\"",
                                "\"SET CONSTRAINTS ALL IMMEDIATE\"",
                                "\"SELECT pg_advisory_xact_lock(1)\"",
                                "UPDATE t SET next_offset = 1"))
                .noneMatch(text -> STATE.matcher(text).find());
    }

    private static List<String> offenders(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(SessionStateTest::lines)
                    .filter(line -> STATE.matcher(line).find())
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.strip().startsWith("*"))
                    .map(line -> file.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
