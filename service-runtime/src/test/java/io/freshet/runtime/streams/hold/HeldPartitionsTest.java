package io.freshet.runtime.streams.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HeldPartitionsTest {

    private static final TopicPartition ONE = new TopicPartition("raw", 1);
    private static final TopicPartition TWO = new TopicPartition("raw", 2);

    private final HeldPartitions held = new HeldPartitions();

    @Test
    void noCommitGoesBeyondAHeldOffset() {
        held.hold(ONE, 7);

        assertThat(held.keepBack(offsets(10)))
                .isEqualTo(
                        Map.of(
                                ONE, new OffsetAndMetadata(7, "note"),
                                TWO, new OffsetAndMetadata(10, "note")));
        assertThat(held.keepBack(offsets(5))).isEqualTo(offsets(5));
    }

    @Test
    void aReleasedPartitionIsCommittedAsKafkaStreamsWants() {
        held.hold(ONE, 7);
        held.release(ONE);

        assertThat(held.keepBack(offsets(10))).isEqualTo(offsets(10));
    }

    @Test
    void aPartitionThatIsNotCommittedStaysSo() {
        held.hold(ONE, 7);

        assertThat(held.keepBack(Map.of())).isEmpty();
    }

    @Test
    void holdsOfAnotherThreadAreItsOwn() throws Exception {
        held.hold(ONE, 7);
        var other = new Thread(() -> held.hold(ONE, 3));
        other.start();
        other.join();

        assertThat(held.keepBack(offsets(10)).get(ONE).offset()).isEqualTo(7);
    }

    @Test
    void nothingIsFetchedFromAHeldPartitionUntilItIsReleased() {
        var consumer = consumer();
        held.hold(ONE, 7);

        held.beforePoll(consumer);
        var paused = consumer.paused();
        consumer.resume(List.of(ONE));
        held.beforePoll(consumer);
        var pausedAgain = consumer.paused();
        held.release(ONE);
        held.beforePoll(consumer);

        assertThat(paused).containsExactly(ONE);
        assertThat(pausedAgain).as("Kafka Streams had resumed it").containsExactly(ONE);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void aForgottenPartitionIsLeftAsItIs() {
        var consumer = consumer();
        held.hold(ONE, 7);
        held.hold(TWO, 7);
        held.beforePoll(consumer);
        held.release(TWO);
        held.forget(ONE);
        held.forget(TWO);

        held.beforePoll(consumer);

        assertThat(consumer.paused()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(held.keepBack(offsets(10))).isEqualTo(offsets(10));
    }

    @Test
    void aPartitionThatIsNotAssignedIsNoTrouble() {
        var consumer = consumer();
        held.hold(new TopicPartition("raw", 9), 1);
        held.hold(new TopicPartition("raw", 8), 1);
        held.release(new TopicPartition("raw", 8));

        held.beforePoll(consumer);

        assertThat(consumer.paused()).isEmpty();
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        consumer.assign(List.of(ONE, TWO));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 0L));
        consumer.poll(Duration.ZERO);
        return consumer;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(long offset) {
        return Map.of(
                ONE, new OffsetAndMetadata(offset, "note"),
                TWO, new OffsetAndMetadata(offset, "note"));
    }
}
