/** Turns amounts of money into another currency. */
@NullMarked
package io.freshet.enricher.enrichment.currency;

import org.jspecify.annotations.NullMarked;
