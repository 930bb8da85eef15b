package io.freshet.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.setup.Reader;
import io.freshet.cli.setup.SetUps;
import io.freshet.event.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LagTextTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Reader READER = SetUps.all().readers().get(0);

    @Test
    void recordsAndAgeAreThoseOfAllPartitions() {
        var lag = lag(1, partition(0, 40L, 0, 100, 5), partition(1, null, 10, 30, 90));

        assertThat(lag.records()).isEqualTo(80);
        assertThat(lag.age(NOW)).contains(Duration.ofSeconds(90));
        assertThat(text(lag, true))
                .isEqualToNormalizingNewlines(
                        """
                        group                  waiting      oldest  read/s  done in
                        freshet-enricher            80  1 min 30 s       -        -
                          snowplow_raw_good-0       60       5.0 s       -        -
                          snowplow_raw_good-1       20  1 min 30 s       -        -
                        """);
    }

    @Test
    void theRateOfTwoLooksTellsWhenItIsDone() {
        var text = new LagText(false);
        var first = text.of(List.of(lag(1, partition(0, 0L, 0, 1000, 5))), NOW, 0);
        var second = text.of(List.of(lag(1, partition(0, 400L, 0, 1000, 5))), NOW, 2_000_000_000L);

        assertThat(first.lines().toList().get(1)).endsWith("-        -");
        assertThat(second).contains("200.0").contains("3.0 s");
    }

    @Test
    void whoReadsNothingIsNoted() {
        assertThat(text(lag(0, partition(0, 1L, 0, 2, 5)), false))
                .contains("nobody reads at the moment");
        assertThat(text(lag(1, partition(0, 1L, 5, 5, null)), false))
                .contains("4 records were deleted before they were read");
        assertThat(text(lag(1), false)).contains("there is no topic snowplow_raw_good");
        assertThat(text(GroupLag.unknown(READER, "no answer"), false)).contains("no answer");
    }

    @Test
    void markersOfTransactionsDoNotWait() {
        var done = partition(0, 99L, 0, 100, null).done();

        assertThat(done.records()).isZero();
        assertThat(done.oldest()).isNull();
    }

    @Test
    void programsGetSeconds() throws Exception {
        var json = Json.parse(LagJson.of(List.of(lag(2, partition(0, 40L, 0, 100, 5))), NOW));

        var group = json.path("groups").get(0);
        assertThat(group.path("group").asString()).isEqualTo("freshet-enricher");
        assertThat(group.path("records").asInt()).isEqualTo(60);
        assertThat(group.path("seconds").asDouble()).isEqualTo(5);
        assertThat(group.path("partitions").get(0).path("position").asInt()).isEqualTo(40);
    }

    private static String text(GroupLag lag, boolean partitions) {
        return new LagText(partitions).of(List.of(lag), NOW, 0);
    }

    private static GroupLag lag(int members, PartitionLag... partitions) {
        return new GroupLag(READER, members, List.of(partitions), null);
    }

    private static PartitionLag partition(
            int number,
            @Nullable Long position,
            long first,
            long end,
            @Nullable Integer secondsAgo) {
        var oldest = secondsAgo == null ? null : NOW.minusSeconds(secondsAgo);
        return new PartitionLag("snowplow_raw_good", number, position, first, end, oldest);
    }
}
