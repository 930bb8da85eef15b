/** Step 10 of an event's way: entities and self-describing events, checked against Iglu. */
@NullMarked
package io.freshet.enricher.entity;

import org.jspecify.annotations.NullMarked;
