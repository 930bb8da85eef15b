/** Asks servers about events without making events wait longer than they must. */
@NullMarked
package io.freshet.enricher.enrichment.lookup;

import org.jspecify.annotations.NullMarked;
