package io.freshet.enricher.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh an asset is, to be shown.
 *
 * @param name the file's name, unique in this process
 * @param address without credentials and query
 * @param checked when the address last gave something that can be used, changed or not
 * @param changed when what is used now was fetched
 * @param bytes size
 * @param digest SHA-256, hexadecimal
 * @param failure why the last check came to nothing; null where it did not fail
 */
public record AssetStatus(
        String name,
        String address,
        Instant checked,
        Instant changed,
        long bytes,
        String digest,
        @Nullable String failure) {

    AssetStatus checkedAt(Instant now) {
        return new AssetStatus(name, address, now, changed, bytes, digest, null);
    }

    AssetStatus failedWith(String why) {
        return new AssetStatus(name, address, checked, changed, bytes, digest, why);
    }
}
