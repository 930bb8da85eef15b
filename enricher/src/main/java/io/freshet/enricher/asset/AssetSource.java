package io.freshet.enricher.asset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place that an asset is fetched from. */
interface AssetSource {

    /**
     * Fetches the whole file unless it is still the known version.
     *
     * @param known what was fetched last; null to fetch in any case
     * @param target a file that is there not yet; may be left behind half written on failure
     * @return what is in the target now; empty when nothing was fetched because nothing is new
     */
    Optional<Version> fetch(@Nullable Version known, Path target) throws IOException;

    /**
     * Tells one content of an address from another.
     *
     * @param tag an ETag, or what stands for one; null where the source gives none
     * @param lastModified as the source wrote it; null where it cannot be relied upon
     */
    record Version(@Nullable String tag, @Nullable String lastModified) {

        /** The source cannot tell: the content itself is compared. */
        static final Version UNKNOWN = new Version(null, null);
    }
}
