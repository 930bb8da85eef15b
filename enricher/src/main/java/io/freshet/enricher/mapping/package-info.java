/** Step 9 of an event's way: tracker parameters to atomic fields, by one table. */
@NullMarked
package io.freshet.enricher.mapping;

import org.jspecify.annotations.NullMarked;
