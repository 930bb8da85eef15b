/** What replaces an event that could not go on: one record a bad-row schema, and its exact JSON. */
@NullMarked
package io.freshet.event.badrow;

import org.jspecify.annotations.NullMarked;
