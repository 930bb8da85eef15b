package io.freshet.enricher.topology;

import io.freshet.enricher.limit.PrintedRow;
import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.EventIdIn;
import io.freshet.runtime.streams.poison.TopicLimits;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the records of an event and sends each to its sink. Belongs to one processor. */
final class OutcomeWriter {

    private static final Logger LOGGER = LoggerFactory.getLogger(OutcomeWriter.class);

    private final EnricherOutputs outputs;
    private final EnricherMetrics metrics;
    private final Sizes sizes;
    private final Sinks sinks;
    private final SchemasHeaders schemasHeaders = new SchemasHeaders();

    OutcomeWriter(EnricherOutputs outputs, EnricherMetrics metrics, Sizes sizes, Sinks sinks) {
        this.outputs = outputs;
        this.metrics = metrics;
        this.sizes = sizes;
        this.sinks = sinks;
    }

    /** Where records go; the name is that of a node of the topology. */
    interface Sinks {
        void forward(Record<byte[], byte[]> record, String sink);
    }

    /**
     * How large a record may be.
     *
     * @param limits what the topics take; a record that is refused costs its whole transaction
     * @param isTooLarge whether a PII or failed event is larger than a record may be; such are left
     *     out, for their events are written anyway
     * @param oversized makes the row for a value that its topic does not take
     */
    record Sizes(TopicLimits limits, Predicate<EnrichedLine> isTooLarge, Oversized oversized) {

        private boolean fits(String topic, Record<byte[], byte[]> record) {
            return record.value().length <= most(topic, record);
        }

        private int most(String topic, Record<byte[], byte[]> record) {
            return limits.ofValue(topic, record.key(), record.headers());
        }

        private PrintedRow row(String topic, Record<byte[], byte[]> record) {
            return oversized.row(record.value(), most(topic, record));
        }
    }

    /** Makes the row for a value that its topic does not take. */
    interface Oversized {
        PrintedRow row(byte[] value, int maxBytes);
    }

    /**
     * Writes all that became of one event, and counts it as what it is when nothing of it can fail
     * any more.
     *
     * @param payload what the event came in
     * @param origin headers that say where it came from
     */
    void write(Record<byte[], byte[]> payload, EventOutcome outcome, Iterable<Header> origin) {
        if (outcome instanceof EventOutcome.Good good) {
            writeGood(payload, good, origin);
        } else if (outcome instanceof EventOutcome.Bad bad) {
            writeBad(payload, bad, origin);
        } else {
            metrics.countDropped(((EventOutcome.Dropped) outcome).reason());
        }
    }

    private void writeGood(
            Record<byte[], byte[]> payload, EventOutcome.Good good, Iterable<Header> origin) {
        var topic = outputs.topics().parsedGood();
        var record = record(payload, good.line(), outputs.good(), origin);
        if (!sizes.fits(topic, record)) {
            var row = sizes.row(topic, record);
            metrics.countBad(writeRow(payload, row.row(), row.json(), origin));
            return;
        }
        sinks.forward(record, EnricherTopology.GOOD);
        var pii = good.pii();
        var key = outputs.pii();
        if (pii != null && key != null) {
            var second = record(payload, pii, key, origin);
            if (sizes.isTooLarge.test(pii) || !sizes.fits(outputs.topics().pii(), second)) {
                metrics.countPiiTooLarge();
            } else {
                sinks.forward(second, EnricherTopology.PII);
                metrics.countPii();
            }
        }
        metrics.countGood(good.line());
    }

    private void writeBad(
            Record<byte[], byte[]> payload, EventOutcome.Bad bad, Iterable<Header> origin) {
        var row = writeRow(payload, bad.row(), bad.json(), origin);
        var failed = bad.failed();
        var key = outputs.failed();
        if (failed != null && key != null) {
            var second = record(payload, failed, key, origin);
            if (sizes.isTooLarge.test(failed)
                    || !sizes.fits(outputs.topics().parsedFailed(), second)) {
                metrics.countFailedTooLarge();
            } else {
                sinks.forward(second, EnricherTopology.FAILED);
                metrics.countFailed();
            }
        }
        metrics.countBad(row);
    }

    /** Gives the row that was written. */
    private BadRow writeRow(
            Record<byte[], byte[]> payload, BadRow row, byte[] json, Iterable<Header> origin) {
        var topic = outputs.topics().parsedBad();
        var record = record(payload, json, origin);
        if (sizes.fits(topic, record)) {
            sinks.forward(record, EnricherTopology.BAD);
            note(row, json);
            return row;
        }
        var shorter = sizes.row(topic, record);
        sinks.forward(record(payload, shorter.json(), origin), EnricherTopology.BAD);
        note(shorter.row(), json);
        return shorter.row();
    }

    /** For those who look for one event; at level debug only, for there may be many. */
    private static void note(BadRow row, byte[] json) {
        if (LOGGER.isDebugEnabled()) {
            LOGGER.atDebug()
                    .addKeyValue("event_id", EventIdIn.badRow(json).orElse("unknown"))
                    .addKeyValue("type", BadRowJson.schema(row).name())
                    .log("an event became a bad row");
        }
    }

    private static Record<byte[], byte[]> record(
            Record<byte[], byte[]> payload, byte[] json, Iterable<Header> origin) {
        return new Record<>(payload.key(), json, payload.timestamp(), new RecordHeaders(origin));
    }

    // A record copies its headers, so they are complete before it gets them.
    private Record<byte[], byte[]> record(
            Record<byte[], byte[]> payload,
            EnrichedLine line,
            EventKey beside,
            Iterable<Header> origin) {
        var headers = new RecordHeaders(origin);
        headers.add(schemasHeaders.of(line.schemas()));
        beside.addHeaders(line.event(), headers);
        return new Record<>(beside.key(line), line.bytes(), payload.timestamp(), headers);
    }
}
