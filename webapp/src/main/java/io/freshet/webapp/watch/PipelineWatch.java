package io.freshet.webapp.watch;

import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.webapp.tail.HistoryRead;
import io.freshet.webapp.tail.HistoryRead.History;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.tail.TopicTail;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link Seen} up to date: follows the topics, and reads the last day of them beside that.
 */
public final class PipelineWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(PipelineWatch.class);
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private final KafkaSettings kafka;
    private final Map<String, Stage> topics;
    private final Clock clock;
    private final Seen seen;
    private final TopicTail tail;
    private final List<Consumer<TailRecord>> listeners = new CopyOnWriteArrayList<>();
    private final long since;
    private volatile @Nullable HistoryRead history;

    /** A watch that has not begun. */
    public PipelineWatch(KafkaSettings kafka, TopicNames names, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
        this.topics = Stage.byTopic(names, Stage.values());
        this.since = clock.millis() - LOOK_BACK.toMillis();
        this.seen = new Seen(clock.millis());
        this.tail = new TopicTail(kafka, topics, clock, this::note, this::readHistory);
    }

    /**
     * Has somebody else told of each record that is no history; before {@link #start}.
     *
     * @param listener must not take long
     */
    public void listen(Consumer<TailRecord> listener) {
        listeners.add(listener);
    }

    /** Begins to read; brokers that are away are waited for. */
    public void start() {
        tail.start();
    }

    /** What has been seen. */
    public Seen seen() {
        return seen;
    }

    /** How far back it is known. */
    public History history() {
        var reading = history;
        return reading == null ? new History(since, 0) : reading.history();
    }

    /** Whether the brokers did not answer when they were last asked. */
    public boolean isAway() {
        return tail.isAway();
    }

    @Override
    public void close() {
        tail.close();
        var reading = history;
        if (reading != null) {
            reading.close();
        }
    }

    private void readHistory(Map<TopicPartition, Long> tailBegan) {
        var ends = new HashMap<>(tailBegan);
        // Their JSON tells the same and more.
        ends.keySet().removeIf(partition -> topics.get(partition.topic()) == Stage.GOOD);
        var reading = new HistoryRead(kafka, topics, ends, since, clock, this::note);
        history = reading;
        reading.start();
    }

    /** A record that we cannot make sense of must not end the watch. */
    private void note(TailRecord record) {
        try {
            seen.note(record);
            if (!record.isHistory()) {
                listeners.forEach(listener -> listener.accept(record));
            }
        } catch (RuntimeException defect) {
            LOGGER.atError()
                    .addKeyValue("defect", defect.getClass().getName())
                    .addKeyValue("record", record.place())
                    .log("a record is not shown on the dashboard");
        }
    }
}
