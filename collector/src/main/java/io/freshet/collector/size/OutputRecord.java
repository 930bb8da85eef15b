package io.freshet.collector.size;

/**
 * One record to store. The array is not copied: nobody may change it.
 *
 * @param stream where to
 * @param key the partition key
 * @param bytes a Thrift payload, or a bad row in JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes has no use
public record OutputRecord(Stream stream, String key, byte[] bytes) {

    /** The two exits. */
    public enum Stream {
        /** Payloads. */
        GOOD,
        /** Bad rows. */
        BAD
    }
}
