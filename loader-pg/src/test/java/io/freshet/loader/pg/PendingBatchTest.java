package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.PgLoaderConfig.BatchSettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PendingBatchTest {

    private static final TopicPartition ZERO = new TopicPartition("t", 0);
    private static final TopicPartition ONE = new TopicPartition("t", 1);

    @Test
    void theFirstLimitThatIsReachedCounts() {
        var batch = batch(2, 100, 50);
        assertThat(batch.isDue(1_000_000_000)).isFalse();

        batch.add(record(0, 0, 10), 0);
        assertThat(batch.isDue(49_999_999)).isFalse();
        assertThat(batch.isDue(50_000_000)).isTrue();

        batch.add(record(0, 1, 10), 0);
        assertThat(batch.isDue(0)).isTrue();

        batch.clear();
        batch.add(record(0, 2, 100), 0);
        assertThat(batch.isDue(0)).isTrue();
    }

    @Test
    void nextOffsetsFollowTheLastRecordOfEachPartition() {
        var batch = batch(10, 100, 50);

        batch.add(record(0, 3, 1), 0);
        batch.add(record(1, 7, 1), 0);
        batch.add(record(0, 5, 1), 0);

        assertThat(batch.next()).containsEntry(ZERO, 6L).containsEntry(ONE, 8L);
    }

    @Test
    void whatBelongsToSomebodyElseIsDropped() {
        var batch = batch(10, 100, 50);
        batch.add(record(0, 3, 60), 0);
        batch.add(record(1, 7, 60), 0);
        assertThat(batch.isFull()).isTrue();

        batch.drop(List.of(ONE));

        assertThat(batch.next()).containsOnlyKeys(ZERO);
        assertThat(batch.inputs()).singleElement().extracting("partition").isEqualTo(0);
        assertThat(batch.isFull()).isFalse();
    }

    private static PendingBatch batch(int events, long bytes, int millis) {
        return new PendingBatch(new BatchSettings(events, bytes, Duration.ofMillis(millis)));
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, int size) {
        return new ConsumerRecord<>("t", partition, offset, null, new byte[size]);
    }
}
