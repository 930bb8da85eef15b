/** Enrichers in this process, on a broker of their own. */
@NullMarked
package io.freshet.it.enricher;

import org.jspecify.annotations.NullMarked;
