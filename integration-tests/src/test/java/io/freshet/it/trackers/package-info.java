/** Trackers as they come from their registries, sending to the collector. */
@NullMarked
package io.freshet.it.trackers;

import org.jspecify.annotations.NullMarked;
