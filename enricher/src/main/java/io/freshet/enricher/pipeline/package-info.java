/** Steps 7 to 13 of an event's way in one call: record bytes to enriched lines or bad rows. */
@NullMarked
package io.freshet.enricher.pipeline;

import org.jspecify.annotations.NullMarked;
