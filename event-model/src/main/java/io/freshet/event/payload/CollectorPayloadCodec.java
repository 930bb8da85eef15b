package io.freshet.event.payload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrift form of {@link CollectorPayload}: one bare struct in the binary protocol. Field ids: 100
 * ipAddress, 200 timestamp, 210 encoding, 220 collector, 300 userAgent, 310 refererUri, 320 path,
 * 330 querystring, 340 body, 350 headers, 360 contentType, 400 hostname, 410 networkUserId, 31337
 * schema (Snowplow's {@code CollectorPayload.thrift}).
 */
public final class CollectorPayloadCodec {

    private static final PayloadField[] FIELDS = PayloadField.values();

    private CollectorPayloadCodec() {}

    /**
     * Writes the fields that are not null in ascending id order, as the generated writer does. An
     * unpaired surrogate becomes {@code ?}.
     */
    public static byte[] encode(CollectorPayload payload) {
        return encode(payload, null);
    }

    /**
     * The same with a body that is in bytes already.
     *
     * @param body UTF-8, written instead of the payload's own; null for that
     */
    public static byte[] encode(CollectorPayload payload, byte @Nullable [] body) {
        var texts = new byte[PayloadField.COUNT][];
        int size = ThriftWriter.LONG_SIZE + ThriftWriter.STOP_SIZE;
        for (var field : FIELDS) {
            var utf8 =
                    field == PayloadField.BODY && body != null ? body : utf8(field.text(payload));
            if (utf8 != null) {
                texts[field.ordinal()] = utf8;
                size += ThriftWriter.textSize(utf8);
            }
        }
        var headers = utf8(payload.headers());
        size += headers == null ? 0 : ThriftWriter.textsSize(headers);

        var out = new ThriftWriter(size);
        for (var field : FIELDS) {
            var utf8 = texts[field.ordinal()];
            if (field == PayloadField.TIMESTAMP) {
                out.field(field.id(), payload.timestamp());
            } else if (field == PayloadField.HEADERS && headers != null) {
                out.field(field.id(), headers);
            } else if (utf8 != null) {
                out.field(field.id(), utf8);
            }
        }
        return out.stop();
    }

    /**
     * Reads a record. Unknown fields and known fields of another type are skipped, malformed UTF-8
     * becomes U+FFFD, bytes behind the struct are ignored. A struct without a schema field is taken
     * for the form of before 2014 ({@code SnowplowRawEvent}): its query string is the tracker's
     * data, its path {@link LegacyPayload#PATH}.
     */
    public static Decoded decode(byte[] bytes) {
        try {
            var payload = PayloadReader.read(new ThriftReader(bytes));
            return payload.schema() != null
                    ? new Decoded.Payload(payload)
                    : LegacyPayload.read(new ThriftReader(bytes));
        } catch (ThriftReader.CorruptException e) {
            return new Decoded.Corrupt(e.reason());
        }
    }

    private static byte @Nullable [][] utf8(@Nullable List<String> texts) {
        if (texts == null) {
            return null;
        }
        var utf8 = new byte[texts.size()][];
        for (var i = 0; i < utf8.length; i++) {
            utf8[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
        }
        return utf8;
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the bytes were. */
    public sealed interface Decoded {

        /**
         * A payload.
         *
         * @param payload what stood there; its {@code schema} is null exactly where the record was
         *     of the form of before 2014, which has none to be checked
         */
        record Payload(CollectorPayload payload) implements Decoded {}

        /**
         * Bytes that are no payload.
         *
         * @param reason what was wrong, for the bad row's message
         */
        record Corrupt(String reason) implements Decoded {}
    }
}
