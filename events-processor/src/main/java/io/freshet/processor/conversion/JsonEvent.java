package io.freshet.processor.conversion;

/**
 * One event as it goes to the JSON topic.
 *
 * @param json the flat analytics JSON, UTF-8; given away, not copied
 * @param igluSchemas value of the header {@code iglu-schemas}; empty where the event names none
 */
@SuppressWarnings("ArrayRecordComponent") // written once, sent once, never compared
public record JsonEvent(byte[] json, String igluSchemas) {}
