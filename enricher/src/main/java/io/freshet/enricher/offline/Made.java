package io.freshet.enricher.offline;

import io.freshet.enricher.pipeline.EventPipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line's enrichments gave.
 *
 * @param pipeline null where they cannot be used
 * @param errors why not
 */
record Made(@Nullable EventPipeline pipeline, List<String> errors) {}
