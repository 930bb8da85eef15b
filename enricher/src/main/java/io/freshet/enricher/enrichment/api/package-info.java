/** Asks an API about an event, and makes entities of what it answers. */
@NullMarked
package io.freshet.enricher.enrichment.api;

import org.jspecify.annotations.NullMarked;
