/** An enricher whose schema registry goes away and comes back. */
@NullMarked
package io.freshet.it.registry;

import org.jspecify.annotations.NullMarked;
