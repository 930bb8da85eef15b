package io.freshet.enricher.asset;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something made of a file that may change while events are enriched.
 *
 * @param <T> what is made of the file
 */
@FunctionalInterface
public interface Asset<T> {

    /** The newest that could be read. Cheap; ask anew for each event. */
    T current();

    /** How fresh the file is; empty where there is none, such as for rules that are built in. */
    default Optional<AssetStatus> status() {
        return Optional.empty();
    }

    /** The files of several; null stands for one that is not configured. */
    static List<AssetStatus> statuses(@Nullable Asset<?>... assets) {
        return Arrays.stream(assets)
                .filter(Objects::nonNull)
                .map(Asset::status)
                .flatMap(Optional::stream)
                .toList();
    }
}
