/** The events-processor: enriched lines in, JSON events out. */
@NullMarked
package io.freshet.processor;

import org.jspecify.annotations.NullMarked;
