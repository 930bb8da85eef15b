package io.freshet.loader.pg.offset;

import org.jspecify.annotations.Nullable;

/**
 * A loader's right to write what it reads from a partition, until somebody else claims it.
 *
 * @param generation counts the claims of the partition
 * @param nextOffset the first offset that is not in the database yet; null where none is
 */
public record Claim(long generation, @Nullable Long nextOffset) {

    /** The same after everything before this offset was written. */
    public Claim advancedTo(long offset) {
        return new Claim(generation, offset);
    }
}
