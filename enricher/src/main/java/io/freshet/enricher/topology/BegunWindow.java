package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.BegunRecord;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The payloads that a stream thread will process next. Of each partition the first ones are begun;
 * how many, is bounded over all partitions, for an event that is begun takes much more memory than
 * its payload. Not thread-safe.
 */
final class BegunWindow {

    /** Some time's work, where only few of them wait for servers. */
    static final int MOST_PAYLOADS = 500;

    /**
     * Enough to keep servers busy while one event after the other is finished. More would only make
     * questions wait for their turn, those of other threads among them.
     */
    static final int MOST_WAITING = 128;

    /** One payload may hold many events. */
    static final int MOST_BYTES = 1024 * 1024;

    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private int payloads;
    private int waiting;
    private long bytes;

    /** A payload that was fetched. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Fetched(long offset, byte[] value) {}

    /** A payload that was begun. */
    private record Begun(long offset, int bytes, BegunRecord record) {}

    /** What comes from one partition, in the order of its offsets. */
    private static final class Lane {
        private final ArrayDeque<Begun> begun = new ArrayDeque<>();
        private final ArrayDeque<Fetched> fetched = new ArrayDeque<>();
        private long lastOffset = -1;
    }

    /**
     * A payload that comes behind those of its partition that are here. If it does not, the
     * partition is read anew, and these will not be taken.
     */
    void add(TopicPartition partition, long offset, byte[] value) {
        var lane = lanes.computeIfAbsent(partition, same -> new Lane());
        if (offset <= lane.lastOffset) {
            clear(lane);
        }
        lane.fetched.add(new Fetched(offset, value));
        lane.lastOffset = offset;
    }

    /**
     * Begins one more payload, of the partition that has the fewest, unless enough are begun.
     *
     * @param begin null where a payload cannot be begun
     * @return whether there was one
     */
    boolean beginNext(Function<byte[], @Nullable BegunRecord> begin) {
        if (payloads >= MOST_PAYLOADS || waiting >= MOST_WAITING || bytes >= MOST_BYTES) {
            return false;
        }
        var next =
                lanes.values().stream()
                        .filter(lane -> !lane.fetched.isEmpty())
                        .min(Comparator.comparingInt(lane -> lane.begun.size()));
        next.ifPresent(lane -> begin(lane, lane.fetched.remove(), begin));
        return next.isPresent();
    }

    private void begin(Lane lane, Fetched payload, Function<byte[], @Nullable BegunRecord> begin) {
        var record = begin.apply(payload.value);
        if (record != null) {
            lane.begun.add(new Begun(payload.offset, payload.value.length, record));
            payloads++;
            waiting += record.waiting();
            bytes += payload.value.length;
        }
    }

    /** What was begun of a payload; null where nothing was. Those before it are forgotten. */
    @Nullable BegunRecord take(TopicPartition partition, long offset) {
        var lane = lanes.get(partition);
        if (lane == null) {
            return null;
        }
        while (!lane.fetched.isEmpty() && lane.fetched.element().offset <= offset) {
            lane.fetched.remove();
        }
        while (!lane.begun.isEmpty() && lane.begun.element().offset <= offset) {
            var first = remove(lane);
            if (first.offset == offset) {
                return first.record;
            }
        }
        return null;
    }

    /** Forgets what came from the partitions of this number. */
    void forget(int number) {
        lanes.forEach(
                (partition, lane) -> {
                    if (partition.partition() == number) {
                        clear(lane);
                    }
                });
    }

    private void clear(Lane lane) {
        while (!lane.begun.isEmpty()) {
            remove(lane);
        }
        lane.fetched.clear();
        lane.lastOffset = -1;
    }

    private Begun remove(Lane lane) {
        var first = lane.begun.remove();
        payloads--;
        waiting -= first.record.waiting();
        bytes -= first.bytes;
        return first;
    }
}
