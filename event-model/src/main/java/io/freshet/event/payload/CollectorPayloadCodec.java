package io.freshet.event.payload;

/**
 * Thrift form of {@link CollectorPayload}: one bare struct in the binary protocol. Field ids: 100
 * ipAddress, 200 timestamp, 210 encoding, 220 collector, 300 userAgent, 310 refererUri, 320 path,
 * 330 querystring, 340 body, 350 headers, 360 contentType, 400 hostname, 410 networkUserId, 31337
 * schema (Snowplow's {@code CollectorPayload.thrift}).
 */
public final class CollectorPayloadCodec {

    private CollectorPayloadCodec() {}

    /** Writes the fields that are not null in ascending id order, as the generated writer does. */
    public static byte[] encode(CollectorPayload payload) {
        throw new UnsupportedOperationException("to come");
    }

    /** Reads a record; unknown fields and known fields of another type are skipped. */
    public static Decoded decode(byte[] bytes) {
        throw new UnsupportedOperationException("to come");
    }

    /** What the bytes were. */
    public sealed interface Decoded {

        /**
         * A payload.
         *
         * @param payload what stood there
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
