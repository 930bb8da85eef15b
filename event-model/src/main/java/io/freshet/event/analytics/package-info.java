/** Enriched events as consumers read them: one flat JSON object each, entities under a key each. */
@NullMarked
package io.freshet.event.analytics;

import org.jspecify.annotations.NullMarked;
