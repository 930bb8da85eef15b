/** Step 11 of an event's way: what every event gets, and what a configuration asks for. */
@NullMarked
package io.freshet.enricher.enrichment;

import org.jspecify.annotations.NullMarked;
