package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.registry.SchemaUnreachable;
import io.freshet.runtime.streams.poison.TopicLimits;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each event of a payload to its sink, with headers that say where it came from. */
final class PayloadProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOGGER = LoggerFactory.getLogger(PayloadProcessor.class);
    private static final byte[] NOTHING = {};

    /** {@code topic-partition-offset} of the payload. */
    private static final String RAW_HEADER = "freshet-raw";

    /** Position of the event in its payload, from 0. */
    private static final String INDEX_HEADER = "freshet-index";

    private static final String TRACE_HEADER = "traceparent";

    /** Tells events that were enriched by another configuration. */
    private static final String CONFIG_HEADER = "freshet-config";

    /** Most payloads have few events, so that these need not be made for each. */
    private static final List<Header> INDEXES =
            IntStream.range(0, 100).mapToObj(PayloadProcessor::makeIndex).toList();

    private final LookAhead ahead;
    private final EventPipeline pipeline;
    private final EnricherMetrics metrics;
    private final OutcomeWriter writer;
    private final PartitionHold hold;
    private final Header config;

    PayloadProcessor(
            LookAhead ahead,
            EnricherOutputs outputs,
            TopicLimits limits,
            EnricherMetrics metrics,
            Holding holding) {
        this.ahead = ahead;
        this.pipeline = ahead.pipeline();
        this.metrics = metrics;
        this.config = header(CONFIG_HEADER, pipeline.configFingerprint());
        this.writer =
                new OutcomeWriter(
                        outputs,
                        metrics,
                        new OutcomeWriter.Sizes(limits, pipeline::isTooLarge, pipeline::oversized),
                        (record, sink) -> context().forward(record, sink));
        this.hold = new PartitionHold(holding, this::process, ahead);
    }

    @Override
    public void process(Record<byte[], byte[]> payload) {
        hold.take(payload, context());
    }

    @Override
    public void close() {
        hold.close();
        ahead.forget(context().taskId().partition());
    }

    private void process(Record<byte[], byte[]> payload, RecordMetadata place) {
        byte @Nullable [] value = payload.value();
        metrics.latencies().begun(payload.timestamp());
        var raw = text(place);
        var outcomes = enrich(value == null ? NOTHING : value, place, raw);
        var origin = header(RAW_HEADER, raw);
        var trace = payload.headers().lastHeader(TRACE_HEADER);
        for (var i = 0; i < outcomes.size(); i++) {
            writer.write(payload, outcomes.get(i), headers(origin, index(i), trace));
            // Not before: what Kafka does not take now is read and counted again.
            metrics.countEvent();
            metrics.countLatency(payload.timestamp());
        }
        metrics.countRecord();
    }

    private List<Header> headers(Header origin, Header index, @Nullable Header trace) {
        return trace == null
                ? List.of(origin, index, config)
                : List.of(origin, index, trace, config);
    }

    private List<EventOutcome> enrich(byte[] payload, RecordMetadata place, String raw) {
        try {
            return ahead.process(payload, place);
        } catch (SchemaUnreachable away) {
            throw away;
        } catch (RuntimeException | StackOverflowError defect) {
            note(defect, raw);
            return List.of(pipeline.poisoned(payload, defect));
        }
    }

    /** Without the defect's words, which may quote the event; they are in the bad row. */
    private void note(Throwable defect, String place) {
        metrics.countDefect();
        var trace = defect.getStackTrace();
        LOGGER.atError()
                .addKeyValue("defect", defect.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
                .addKeyValue("record", place)
                .log("a payload could not be enriched; it became a generic_error");
    }

    private static Header index(int position) {
        return position < INDEXES.size() ? INDEXES.get(position) : makeIndex(position);
    }

    private static Header makeIndex(int position) {
        return header(INDEX_HEADER, Integer.toString(position));
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(UTF_8));
    }

    private static String text(RecordMetadata record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }
}
