/** Step 7 of an event's way: record bytes to a request that can be routed, or bad rows. */
@NullMarked
package io.freshet.enricher.request;

import org.jspecify.annotations.NullMarked;
