package io.freshet.collector.size;

import io.freshet.collector.request.RequestPayload;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.event.badrow.Processor;
import io.freshet.event.payload.CollectorPayload;
import java.util.List;

/**
 * Keeps records below the size that the stream takes: a POST of many events becomes several
 * payloads, and what cannot be split becomes a {@code size_violation} bad row.
 *
 * @param maxBytes a payload of so many bytes is split; by the reference's arithmetic a piece may
 *     come to one byte more
 * @param maxBadBytes every bad row is smaller than this
 * @param processor who signs the bad rows
 */
public record PayloadSplitter(int maxBytes, int maxBadBytes, Processor processor) {

    /** The records of one payload, all with one key; usually one. */
    public List<OutputRecord> records(CollectorPayload payload, String key) {
        return records(RequestPayload.of(payload), key);
    }

    /** The same for a payload as it came. */
    public List<OutputRecord> records(RequestPayload payload, String key) {
        var bytes = payload.encode();
        return bytes.length < maxBytes
                ? List.of(new OutputRecord(Stream.GOOD, key, bytes))
                : new Split(payload.whole(), key, bytes.length, this).records();
    }
}
