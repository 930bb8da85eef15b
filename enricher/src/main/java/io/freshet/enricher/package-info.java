/** The enricher's settings and its life as a service. */
@NullMarked
package io.freshet.enricher;

import org.jspecify.annotations.NullMarked;
