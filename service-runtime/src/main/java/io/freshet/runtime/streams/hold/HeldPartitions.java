package io.freshet.runtime.streams.hold;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Lets a processor keep back what it cannot finish yet. While a partition is held, no commit goes
 * beyond the offset it is held at and nothing further is fetched from it, so whoever reads the
 * partition next begins with the record that was not finished. Threads, transactions, the group and
 * all other partitions go on.
 *
 * <p>Kafka Streams has no such thing: it takes a record for done when the processor returns. The
 * way out that it offers, {@code TaskCorruptedException}, commits what the task has sent in the
 * open transaction without its offsets, and so doubles it.
 *
 * <p>Holds belong to the stream thread that sets them: the one that processes, polls and commits.
 */
public final class HeldPartitions {

    private final ThreadLocal<OfThread> ofThread = ThreadLocal.withInitial(OfThread::new);

    /** What one stream thread holds. */
    private static final class OfThread {
        private final Map<TopicPartition, Long> offsets = new HashMap<>();
        private final Set<TopicPartition> released = new HashSet<>();
    }

    /**
     * Begins to hold a partition, or moves the place it is held at.
     *
     * @param offset the first record that is not finished
     */
    public void hold(TopicPartition partition, long offset) {
        mine().offsets.put(partition, offset);
        mine().released.remove(partition);
    }

    /** Everything that came from the partition is finished: it is fetched and committed again. */
    public void release(TopicPartition partition) {
        if (mine().offsets.remove(partition) != null) {
            mine().released.add(partition);
        }
    }

    /**
     * The partition is no longer this thread's: what happens to it now is Kafka Streams' matter.
     */
    public void forget(TopicPartition partition) {
        mine().offsets.remove(partition);
        mine().released.remove(partition);
    }

    /** The clients that the Streams application must run with. */
    public KafkaClientSupplier clients() {
        return clients(PollListener.NONE);
    }

    /** The same, which show what they read. */
    public KafkaClientSupplier clients(PollListener listener) {
        return new HoldingClients(this, listener);
    }

    /** The offsets to commit, none beyond a held one. */
    Map<TopicPartition, OffsetAndMetadata> keepBack(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        var held = mine().offsets;
        if (held.isEmpty()) {
            return offsets;
        }
        var kept = new HashMap<>(offsets);
        held.forEach(
                (partition, offset) ->
                        kept.computeIfPresent(
                                partition,
                                (same, wanted) ->
                                        wanted.offset() <= offset
                                                ? wanted
                                                : new OffsetAndMetadata(
                                                        offset, wanted.metadata())));
        return kept;
    }

    /** Pauses what is held. Streams may have resumed it, so this is done before each poll. */
    void beforePoll(Consumer<?, ?> consumer) {
        var mine = mine();
        if (mine.offsets.isEmpty() && mine.released.isEmpty()) {
            return;
        }
        var assigned = consumer.assignment();
        mine.released.retainAll(assigned);
        consumer.resume(mine.released);
        mine.released.clear();
        var held = new HashSet<>(mine.offsets.keySet());
        held.retainAll(assigned);
        consumer.pause(held);
    }

    private OfThread mine() {
        return ofThread.get();
    }
}
