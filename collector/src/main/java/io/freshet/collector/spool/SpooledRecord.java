package io.freshet.collector.spool;

/**
 * One record as it is kept. The array is not copied: nobody may change it.
 *
 * @param storedAtMillis when it was taken, epoch milliseconds
 * @param key the partition key
 * @param bytes the value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes has no use
public record SpooledRecord(long storedAtMillis, String key, byte[] bytes) {}
