package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.event.analytics.IgluSchemasHeader;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Makes the records of an event and sends each to its sink. Belongs to one processor. */
final class OutcomeWriter {

    private final EnricherOutputs outputs;
    private final EnricherMetrics metrics;
    private final Predicate<EnrichedLine> isTooLarge;
    private final Sinks sinks;

    /**
     * A writer.
     *
     * @param isTooLarge whether a PII or failed event is larger than a record may be; such are left
     *     out, for their events are written anyway
     */
    OutcomeWriter(
            EnricherOutputs outputs,
            EnricherMetrics metrics,
            Predicate<EnrichedLine> isTooLarge,
            Sinks sinks) {
        this.outputs = outputs;
        this.metrics = metrics;
        this.isTooLarge = isTooLarge;
        this.sinks = sinks;
    }

    /** Where records go; the name is that of a node of the topology. */
    interface Sinks {
        void forward(Record<byte[], byte[]> record, String sink);
    }

    /**
     * Writes all that became of one event.
     *
     * @param payload what the event came in
     * @param origin headers that say where it came from
     */
    void write(Record<byte[], byte[]> payload, EventOutcome outcome, Headers origin) {
        if (outcome instanceof EventOutcome.Good good) {
            writeGood(payload, good, origin);
        } else if (outcome instanceof EventOutcome.Bad bad) {
            writeBad(payload, bad, origin);
        }
    }

    private void writeGood(Record<byte[], byte[]> payload, EventOutcome.Good good, Headers origin) {
        metrics.countGood(good.line());
        send(payload, good.line(), outputs.good(), origin, EnricherTopology.GOOD);
        var pii = good.pii();
        var key = outputs.pii();
        if (pii != null && key != null) {
            if (isTooLarge.test(pii)) {
                metrics.countPiiTooLarge();
            } else {
                metrics.countPii();
                send(payload, pii, key, origin, EnricherTopology.PII);
            }
        }
    }

    private void writeBad(Record<byte[], byte[]> payload, EventOutcome.Bad bad, Headers origin) {
        metrics.countBad(bad.row());
        var row = payload.withValue(bad.json());
        sinks.forward(row.withHeaders(origin), EnricherTopology.BAD);
        var failed = bad.failed();
        var key = outputs.failed();
        if (failed != null && key != null) {
            if (isTooLarge.test(failed)) {
                metrics.countFailedTooLarge();
            } else {
                metrics.countFailed();
                send(payload, failed, key, origin, EnricherTopology.FAILED);
            }
        }
    }

    // A record copies its headers, so they are complete before it gets them.
    private void send(
            Record<byte[], byte[]> payload,
            EnrichedLine line,
            EventKey beside,
            Headers origin,
            String sink) {
        var headers = new RecordHeaders(origin);
        headers.add(
                IgluSchemasHeader.NAME, IgluSchemasHeader.print(line.schemas()).getBytes(UTF_8));
        beside.addHeaders(line.event(), headers);
        var record = payload.withKey(beside.key(line)).withValue(line.bytes());
        sinks.forward(record.withHeaders(headers), sink);
    }
}
