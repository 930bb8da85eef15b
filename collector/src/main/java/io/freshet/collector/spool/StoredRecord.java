package io.freshet.collector.spool;

/**
 * A record in its place.
 *
 * @param at where it stands
 * @param next what to release when it was taken
 * @param record what stands there
 */
public record StoredRecord(Position at, Position next, SpooledRecord record) {}
