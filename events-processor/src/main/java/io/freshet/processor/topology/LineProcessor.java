package io.freshet.processor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.EventIdIn;
import io.freshet.event.outcome.Outcome;
import io.freshet.processor.conversion.EventConversion;
import io.freshet.processor.conversion.JsonEvent;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.streams.poison.TopicLimits;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each line's outcome to its sink. A defect becomes a bad row, never a dead thread. */
final class LineProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOGGER = LoggerFactory.getLogger(LineProcessor.class);
    private static final byte[] NOTHING = {};

    private final TopicNames topics;
    private final EventConversion conversion;
    private final TopicLimits limits;
    private final ProcessorMetrics metrics;

    LineProcessor(
            TopicNames topics,
            EventConversion conversion,
            TopicLimits limits,
            ProcessorMetrics metrics) {
        this.topics = topics;
        this.conversion = conversion;
        this.limits = limits;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], byte[]> line) {
        byte @Nullable [] value = line.value();
        var conversion = convert(value == null ? NOTHING : value);
        if (conversion instanceof Outcome.Good<JsonEvent> good) {
            forwardGood(line, good.value());
        } else if (conversion instanceof Outcome.Bad<JsonEvent> bad) {
            forwardBad(line, bad.row());
        }
        // Not before: what Kafka does not take now is read and counted again.
        metrics.countIn();
        metrics.countLatency(line.timestamp());
    }

    private Outcome<JsonEvent> convert(byte[] line) {
        try {
            return conversion.convert(line);
        } catch (RuntimeException | StackOverflowError defect) {
            log(line, defect);
            return new Outcome.Bad<>(conversion.defect(line, defect));
        }
    }

    /**
     * Unless the topic would refuse it, which would cost all that was read since the last commit.
     */
    private void forwardGood(Record<byte[], byte[]> line, JsonEvent event) {
        var json = event.json();
        line.headers()
                .remove(IgluSchemasHeader.NAME)
                .add(IgluSchemasHeader.NAME, event.igluSchemas().getBytes(UTF_8));
        var most = limits.ofValue(topics.jsonEvent(), line.key(), line.headers());
        if (json.length > most) {
            forwardBad(line, conversion.oversized(json, most));
            return;
        }
        context().forward(line.withValue(json), ProcessorTopology.GOOD);
        metrics.countGood();
    }

    private void forwardBad(Record<byte[], byte[]> line, BadRow row) {
        var json = conversion.print(row);
        var most = limits.ofValue(topics.jsonBad(), line.key(), line.headers());
        var fitting =
                json.length <= most ? json : conversion.print(conversion.oversized(json, most));
        context().forward(line.withValue(fitting), ProcessorTopology.BAD);
        metrics.countBad(row);
        if (LOGGER.isDebugEnabled()) {
            LOGGER.atDebug()
                    .addKeyValue("event_id", EventIdIn.line(line.value()).orElse("unknown"))
                    .addKeyValue("type", BadRowJson.schema(row).name())
                    .log("an event became a bad row");
        }
    }

    /** Without the defect's words, which may quote the event; they are in the bad row. */
    private void log(byte[] line, Throwable defect) {
        var trace = defect.getStackTrace();
        LOGGER.atError()
                .addKeyValue("event_id", EventIdIn.line(line).orElse("unknown"))
                .addKeyValue("defect", defect.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
                .addKeyValue("record", context().recordMetadata().map(this::place).orElse("none"))
                .log("a line could not be converted");
    }

    private String place(RecordMetadata line) {
        return line.topic() + "-" + line.partition() + "-" + line.offset();
    }
}
