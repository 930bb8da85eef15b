/** An enricher that asks servers, whatever they do. */
@NullMarked
package io.freshet.it.lookups;

import org.jspecify.annotations.NullMarked;
