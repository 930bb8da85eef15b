package io.freshet.enricher.offline;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EventPipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line's enrichments gave.
 *
 * @param pipeline null where they cannot be used
 * @param own enrichments of this line alone
 * @param errors why not
 */
record Made(@Nullable EventPipeline pipeline, ConfiguredEnrichments own, List<String> errors)
        implements AutoCloseable {

    Made(EventPipeline pipeline) {
        this(pipeline, ConfiguredEnrichments.NONE, List.of());
    }

    @Override
    public void close() {
        own.close();
    }
}
