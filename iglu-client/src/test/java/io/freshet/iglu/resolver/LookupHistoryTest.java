package io.freshet.iglu.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import io.freshet.iglu.registry.RegistryError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupHistoryTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    @ParameterizedTest(name = "after {0} attempts {1} ms")
    @CsvSource({
        "1, 504",
        "2, 516",
        "3, 564",
        "4, 756",
        "5, 1524",
        "6, 4596",
        "7, 16884",
        "8, 60000",
        "9, 20183",
        "10, 59549",
        "11, 60000",
        "13, 13692",
        "20, 60000",
        "21, 60000",
        "100000, 60000"
    })
    void theBackOffIsTheReferences(int attempts, long millis) {
        assertThat(Backoff.after(attempts, Backoff.LONGEST)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void failuresAreUnitedAndAttemptsCounted() {
        var history =
                LookupHistory.first(RegistryError.NOT_FOUND, AT)
                        .and(RegistryError.repoFailure("down"), AT.plusSeconds(1))
                        .and(RegistryError.repoFailure("down"), AT.plusSeconds(2));

        assertThat(history.errors()).hasSize(2);
        assertThat(history.attempts()).isEqualTo(3);
        assertThat(history.hasNotFound()).isTrue();
        assertThat(history.withoutNotFound().hasNotFound()).isFalse();
    }

    @Test
    void theBackOffCanBeCutShorter() {
        assertThat(Backoff.after(8, Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
        assertThat(Backoff.after(1, Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(504));
    }

    @Test
    void onlyTheLastAttemptTellsWhetherTheRegistryCanBeReached() {
        var downAtFirst =
                LookupHistory.first(RegistryError.offline("Connection refused"), AT)
                        .and(RegistryError.NOT_FOUND, AT.plusSeconds(1));
        var downAgain =
                LookupHistory.first(RegistryError.repoFailure("down"), AT)
                        .and(RegistryError.clientFailure("Unexpected response code: 403"), AT)
                        .and(RegistryError.repoFailure("down"), AT.plusSeconds(2));

        assertThat(downAtFirst.isUnreachable()).isFalse();
        assertThat(downAgain.isUnreachable()).isTrue();
    }

    @Test
    void noMoreThan32ErrorsAreKept() {
        var history = LookupHistory.first(RegistryError.NOT_FOUND, AT);
        for (var i = 0; i < 100; i++) {
            history = history.and(RegistryError.repoFailure("down " + i), AT);
        }

        assertThat(history.errors()).hasSize(32);
    }

    @Test
    void theErrorIsPrintedAsInBadRows() {
        var failed =
                new Resolution.Failed<>(
                        Map.of(
                                "b", LookupHistory.first(RegistryError.NOT_FOUND, AT),
                                "A", LookupHistory.first(RegistryError.repoFailure("down"), AT)));

        assertThat(Json.print(failed.toJson()))
                .isEqualTo(
                        "{\"error\":\"ResolutionError\",\"lookupHistory\":["
                                + "{\"repository\":\"A\",\"errors\":[{\"error\":\"RepoFailure\",\"message\":\"down\"}],"
                                + "\"attempts\":1,\"lastAttempt\":\"2026-01-02T03:04:05.678Z\"},"
                                + "{\"repository\":\"b\",\"errors\":[{\"error\":\"NotFound\"}],"
                                + "\"attempts\":1,\"lastAttempt\":\"2026-01-02T03:04:05.678Z\"}]}");
    }
}
