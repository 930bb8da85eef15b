package io.freshet.webapp.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Topics in memory, told as the watch tells them: a part of each partition as history, payloads
 * first, and the rest as it comes, both at once; in order within a partition, and in any order
 * otherwise.
 */
final class PlayedTopics {

    private final Map<String, List<TailRecord>> partitions = new LinkedHashMap<>();
    private final long seenAtMillis;

    PlayedTopics(long seenAtMillis) {
        this.seenAtMillis = seenAtMillis;
    }

    /** Writes a record and says where it stands. */
    Place write(Stage stage, int partition, long at, byte[] value, @Nullable Place raw, int index) {
        var records = partitions.computeIfAbsent(stage + "-" + partition, key -> new ArrayList<>());
        var headers = new RecordHeaders();
        if (raw != null) {
            var text = raw.topic() + "-" + raw.partition() + "-" + raw.offset();
            headers.add("freshet-raw", text.getBytes(UTF_8));
            headers.add("freshet-index", Integer.toString(index).getBytes(UTF_8));
        }
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        "topic_" + stage,
                        partition,
                        records.size(),
                        at,
                        TimestampType.CREATE_TIME,
                        0,
                        value.length,
                        null,
                        value,
                        headers,
                        Optional.empty());
        records.add(new TailRecord(stage, record, seenAtMillis, false));
        return records.get(records.size() - 1).place();
    }

    /** Tells all of it. */
    void play(Seen seen, Random random) {
        var payloads = new ArrayList<Deque<TailRecord>>();
        var history = new ArrayList<Deque<TailRecord>>();
        var tail = new ArrayList<Deque<TailRecord>>();
        partitions.forEach(
                (name, records) -> {
                    var border = random.nextInt(records.size() + 1);
                    var isPayloads = records.get(0).stage() == Stage.RAW;
                    (isPayloads ? payloads : history)
                            .add(new ArrayDeque<>(records.subList(0, border)));
                    tail.add(new ArrayDeque<>(records.subList(border, records.size())));
                });
        while (!(payloads.isEmpty() && history.isEmpty() && tail.isEmpty())) {
            var isHistory = random.nextBoolean();
            var from = isHistory ? payloads.isEmpty() ? history : payloads : tail;
            next(from, random)
                    .ifPresent(
                            one ->
                                    seen.note(
                                            new TailRecord(
                                                    one.stage(),
                                                    one.record(),
                                                    seenAtMillis,
                                                    isHistory)));
        }
    }

    private static Optional<TailRecord> next(List<Deque<TailRecord>> from, Random random) {
        from.removeIf(Deque::isEmpty);
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(from.get(random.nextInt(from.size())).removeFirst());
    }
}
