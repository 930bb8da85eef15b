/** What databases tell about the networks that addresses belong to. */
@NullMarked
package io.freshet.enricher.enrichment.ip;

import org.jspecify.annotations.NullMarked;
