/**
 * Step 8 of an event's way: a request to the raw events in it, one adapter a vendor and version.
 */
@NullMarked
package io.freshet.enricher.adapter;

import org.jspecify.annotations.NullMarked;
