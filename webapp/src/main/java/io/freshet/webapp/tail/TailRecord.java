package io.freshet.webapp.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of one of the pipeline's topics.
 *
 * @param stage what its topic holds
 * @param record as the broker gave it
 * @param seenAtMillis when it was read
 * @param isHistory whether it was there before we began to look, and is older than what is shown
 *     live
 */
public record TailRecord(
        Stage stage, ConsumerRecord<byte[], byte[]> record, long seenAtMillis, boolean isHistory) {

    private static final byte[] NOTHING = new byte[0];

    /** Where it stands. */
    public Place place() {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    /** Its value; empty where it has none. */
    public byte[] value() {
        var value = record.value();
        return value == null ? NOTHING : value;
    }

    /**
     * When the collector wrote the event's payload, epoch milliseconds: each stage hands the
     * timestamp on. Never later than the record was seen, for clocks differ.
     */
    public long collectedAt() {
        return Math.min(record.timestamp(), seenAtMillis);
    }

    /** The record on raw good that it was made of. */
    public Optional<Place> raw() {
        return Optional.ofNullable(header("freshet-raw")).flatMap(Place::ofHeader);
    }

    /** Position of the event in its payload, from 0; -1 where the record does not tell. */
    public int index() {
        var text = header("freshet-index");
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }

    /** The last header of a name, as text. */
    public @Nullable String header(String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
