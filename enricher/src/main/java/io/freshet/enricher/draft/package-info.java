/** An event on its way through the enricher: what is known of it so far. */
@NullMarked
package io.freshet.enricher.draft;

import org.jspecify.annotations.NullMarked;
