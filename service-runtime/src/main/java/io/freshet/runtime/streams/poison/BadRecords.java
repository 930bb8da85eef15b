package io.freshet.runtime.streams.poison;

/** An application's own bad rows for what Kafka Streams itself cannot handle. */
public interface BadRecords {

    /** Where they are written. */
    String topic();

    /**
     * What takes the place of an input record that met a defect.
     *
     * @param input its value as it was read; empty where there was none
     */
    byte[] defect(byte[] input, Throwable defect);

    /**
     * What takes the place of an output record that is too large.
     *
     * @param output its value
     * @param maxBytes what was allowed, if that is known; otherwise what it had
     */
    byte[] tooLarge(byte[] output, int maxBytes);
}
