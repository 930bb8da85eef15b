/** The lists of spiders and robots of IAB and ABC, and what they say of a visitor. */
@NullMarked
package io.freshet.enricher.enrichment.iab;

import org.jspecify.annotations.NullMarked;
