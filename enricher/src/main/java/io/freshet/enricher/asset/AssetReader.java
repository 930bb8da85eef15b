package io.freshet.enricher.asset;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes something that can be looked up out of an asset's bytes.
 *
 * @param <T> immutable, or safe for threads; dropped without being closed when a newer one comes
 */
@FunctionalInterface
public interface AssetReader<T> {

    /**
     * Reads a file fully; the file may be gone afterwards.
     *
     * @throws IOException when it is not what was expected; says what is wrong with it
     */
    T read(Path file) throws IOException;
}
