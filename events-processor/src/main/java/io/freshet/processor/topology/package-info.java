/** The drawing of the events-processor, and its counters. */
@NullMarked
package io.freshet.processor.topology;

import org.jspecify.annotations.NullMarked;
