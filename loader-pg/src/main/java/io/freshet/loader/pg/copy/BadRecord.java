package io.freshet.loader.pg.copy;

import io.freshet.event.badrow.BadRow;

/**
 * A record whose event was not loaded.
 *
 * @param input the record
 * @param row what takes its event's place
 */
public record BadRecord(Input input, BadRow row) {}
