package io.freshet.loader.pg.copy;

/**
 * How many events of a batch were left out.
 *
 * @param inBatch because the same event stands before them in the batch
 * @param inWindow because the same event was loaded within the window
 */
public record DuplicateCount(int inBatch, int inWindow) {}
