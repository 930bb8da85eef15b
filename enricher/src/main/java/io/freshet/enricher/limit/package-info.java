/**
 * Step 12 of an event's way, and the last look before a topic: how long fields and records may be.
 */
@NullMarked
package io.freshet.enricher.limit;

import org.jspecify.annotations.NullMarked;
