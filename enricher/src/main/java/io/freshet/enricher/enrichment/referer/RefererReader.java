package io.freshet.enricher.enrichment.referer;

import io.freshet.enricher.asset.AssetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes databases of lists and of what a configuration says itself.
 *
 * @param own the configuration's entries; they win over those of a list
 */
public record RefererReader(List<RefererEntry> own) implements AssetReader<RefererDatabase> {

    public RefererReader {
        own = List.copyOf(own);
    }

    @Override
    public RefererDatabase read(Path file) throws IOException {
        return with(RefererList.parse(Files.readAllBytes(file)));
    }

    /** With the list that ships with Freshet. */
    public RefererDatabase readEmbedded() {
        return with(EmbeddedReferers.entries());
    }

    private RefererDatabase with(List<RefererEntry> listed) {
        return RefererDatabase.of(Stream.concat(listed.stream(), own.stream()).toList());
    }
}
