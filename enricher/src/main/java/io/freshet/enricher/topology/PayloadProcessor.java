package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.registry.SchemaUnreachable;
import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

    private final EventPipeline pipeline;
    private final EventKey eventKey;
    private final EnricherMetrics metrics;
    private final PartitionHold hold;

    PayloadProcessor(
            EventPipeline pipeline, EventKey eventKey, EnricherMetrics metrics, Holding holding) {
        this.pipeline = pipeline;
        this.eventKey = eventKey;
        this.metrics = metrics;
        this.hold = new PartitionHold(holding, this::process);
    }

    @Override
    public void process(Record<byte[], byte[]> payload) {
        hold.take(payload, context());
    }

    @Override
    public void close() {
        hold.close();
    }

    private void process(Record<byte[], byte[]> payload, RecordMetadata place) {
        byte @Nullable [] value = payload.value();
        var raw = text(place);
        var outcomes = enrich(value == null ? NOTHING : value, raw);
        metrics.countRecord(outcomes.size());
        for (var i = 0; i < outcomes.size(); i++) {
            var headers = origin(payload.headers(), raw, i);
            headers.add(CONFIG_HEADER, pipeline.configFingerprint().getBytes(UTF_8));
            forward(payload, outcomes.get(i), headers);
        }
    }

    private List<EventOutcome> enrich(byte[] payload, String place) {
        try {
            return pipeline.process(payload);
        } catch (SchemaUnreachable away) {
            throw away;
        } catch (RuntimeException | StackOverflowError defect) {
            note(defect, place);
            return List.of(pipeline.poisoned(payload, defect));
        }
    }

    private void forward(Record<byte[], byte[]> payload, EventOutcome outcome, Headers headers) {
        if (outcome instanceof EventOutcome.Good good) {
            forwardGood(payload, good.line(), headers);
        } else if (outcome instanceof EventOutcome.Bad bad) {
            forwardBad(payload, bad.row(), headers);
        }
    }

    // A record copies its headers, so they are complete before it gets them.
    private void forwardGood(Record<byte[], byte[]> payload, EnrichedLine line, Headers headers) {
        metrics.countGood(line);
        var event = line.event();
        headers.add(
                IgluSchemasHeader.NAME, IgluSchemasHeader.print(line.schemas()).getBytes(UTF_8));
        eventKey.addHeaders(event, headers);
        var record = payload.withKey(eventKey.key(event)).withValue(line.tsv().getBytes(UTF_8));
        context().forward(record.withHeaders(headers), EnricherTopology.GOOD);
    }

    private void forwardBad(Record<byte[], byte[]> payload, BadRow row, Headers headers) {
        metrics.countBad(row);
        var record = payload.withValue(BadRowJson.printBytes(row));
        context().forward(record.withHeaders(headers), EnricherTopology.BAD);
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

    private static Headers origin(Headers payload, String raw, int index) {
        var headers = new RecordHeaders();
        headers.add(RAW_HEADER, raw.getBytes(UTF_8));
        headers.add(INDEX_HEADER, Integer.toString(index).getBytes(UTF_8));
        var trace = payload.lastHeader(TRACE_HEADER);
        if (trace != null) {
            headers.add(trace);
        }
        return headers;
    }

    private static String text(RecordMetadata record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }
}
