package io.freshet.runtime.streams.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InputWaitTest {

    private static final TopicPartition FIRST = new TopicPartition("raw", 0);
    private static final TopicPartition SECOND = new TopicPartition("raw", 1);

    private final InputWait wait = new InputWait();

    private void fetched(TopicPartition partition, long lastOffset, long second) {
        wait.fetched(partition, lastOffset, Duration.ofSeconds(second).toNanos());
    }

    private long longest(Map<TopicPartition, Long> committed, long second) {
        return wait.longest(committed, Duration.ofSeconds(second).toNanos()).toSeconds();
    }

    @Test
    void nothingWaitsWhereNothingWasFetched() {
        assertThat(longest(Map.of(FIRST, -1L), 1_000)).isZero();
    }

    @Test
    void recordsWaitFromTheirFetchToTheirCommit() {
        fetched(FIRST, 9, 100);

        assertThat(longest(Map.of(FIRST, -1L), 130)).isEqualTo(30);
        assertThat(longest(Map.of(FIRST, 9L), 131)).as("the last is unfinished").isEqualTo(31);
        assertThat(longest(Map.of(FIRST, 10L), 132)).isZero();
    }

    @Test
    void whatIsFinishedNoLongerCounts() {
        fetched(FIRST, 9, 100);
        fetched(FIRST, 19, 110);
        fetched(FIRST, 29, 120);

        assertThat(longest(Map.of(FIRST, 15L), 130)).isEqualTo(20);
        assertThat(longest(Map.of(FIRST, 20L), 130)).isEqualTo(10);
    }

    @Test
    void thePartitionThatWaitsLongestCounts() {
        fetched(FIRST, 9, 100);
        fetched(SECOND, 99, 90);

        assertThat(longest(Map.of(FIRST, 0L, SECOND, 0L), 110)).isEqualTo(20);
        assertThat(longest(Map.of(FIRST, 0L, SECOND, 100L), 110)).isEqualTo(10);
    }

    @Test
    void partitionsOfOthersDoNotCount() {
        fetched(FIRST, 9, 100);

        assertThat(longest(Map.of(SECOND, 0L), 200)).isZero();
        assertThat(longest(Map.of(FIRST, 0L), 300)).as("forgotten, not kept").isZero();
    }

    @Test
    void recordsThatComeAgainHaveWaitedSinceTheFirstTime() {
        fetched(FIRST, 9, 100);
        fetched(FIRST, 9, 150);

        assertThat(longest(Map.of(FIRST, 0L), 160)).isEqualTo(60);
    }
}
