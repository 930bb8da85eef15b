package io.freshet.enricher.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fuzzer begins with, and what it once found, as a plain test. */
class FuzzCorpusTest {

    private static final Duration HANG = Duration.ofMinutes(2);
    private static final int LONGEST_SHOWN = 500;

    @ParameterizedTest
    @EnumSource
    void recordedCasesKeepTheClaims(FuzzTarget target) {
        var seeds = target.seeds().toList();

        assertThat(seeds).hasSizeGreaterThan(50);
        run(target, seeds);
    }

    @ParameterizedTest
    @EnumSource
    void pastFindingsKeepTheClaims(FuzzTarget target) throws IOException {
        var found = new ArrayList<byte[]>();
        var folder = TestData.root().resolve("enricher/src/test/resources/fuzz/" + target.folder());
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                found.add(Files.readAllBytes(file));
            }
        }

        assertThat(found).isNotEmpty();
        run(target, found);
    }

    private static String shown(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
    }

    private static void run(FuzzTarget target, List<byte[]> inputs) {
        for (var input : inputs) {
            assertTimeoutPreemptively(
                    HANG,
                    () -> {
                        try {
                            target.run(input);
                        } catch (RuntimeException | Error e) {
                            throw new AssertionError(target.folder() + " " + shown(input), e);
                        }
                    });
        }
    }
}
