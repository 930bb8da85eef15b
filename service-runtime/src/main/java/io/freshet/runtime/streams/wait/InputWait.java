package io.freshet.runtime.streams.wait;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * How long the oldest record that was fetched and not finished has waited. What counts is work that
 * is stuck: input that waits in Kafka because there is much of it does not, nor does input that
 * nobody could fetch. Thread-safe.
 */
public final class InputWait {

    /** The records of one poll, known by the last of them. */
    private record Fetched(long lastOffset, long nanos) {}

    /** Of each partition, oldest first. */
    private final Map<TopicPartition, ArrayDeque<Fetched>> unfinished = new HashMap<>();

    /**
     * Records of a partition were fetched.
     *
     * @param lastOffset of the last of them
     * @param nanos the time, of {@link System#nanoTime()}
     */
    public synchronized void fetched(TopicPartition partition, long lastOffset, long nanos) {
        var waiting = unfinished.computeIfAbsent(partition, p -> new ArrayDeque<>());
        // After an aborted transaction records come again: they have waited since the first time.
        if (waiting.isEmpty() || waiting.getLast().lastOffset() < lastOffset) {
            waiting.addLast(new Fetched(lastOffset, nanos));
        }
    }

    /**
     * The longest wait there is.
     *
     * @param committed of each partition that is ours the offset behind the last finished record;
     *     other partitions are forgotten
     * @param nanos the time, of {@link System#nanoTime()}
     * @return zero where all that was fetched is finished
     */
    public synchronized Duration longest(Map<TopicPartition, Long> committed, long nanos) {
        unfinished.keySet().retainAll(committed.keySet());
        var longest = 0L;
        for (var entry : unfinished.entrySet()) {
            var finished = committed.getOrDefault(entry.getKey(), 0L);
            var waiting = entry.getValue();
            while (!waiting.isEmpty() && waiting.getFirst().lastOffset() < finished) {
                waiting.removeFirst();
            }
            if (!waiting.isEmpty()) {
                longest = Math.max(longest, nanos - waiting.getFirst().nanos());
            }
        }
        return Duration.of(longest, TimeUnit.NANOSECONDS.toChronoUnit());
    }
}
