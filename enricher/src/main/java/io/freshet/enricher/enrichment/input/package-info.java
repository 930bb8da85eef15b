/** Values of an event that enrichments ask servers and databases with. */
@NullMarked
package io.freshet.enricher.enrichment.input;

import org.jspecify.annotations.NullMarked;
