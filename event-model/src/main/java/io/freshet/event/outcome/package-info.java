/** What one step made of its input: a value to hand on, or the bad row that takes its place. */
@NullMarked
package io.freshet.event.outcome;

import org.jspecify.annotations.NullMarked;
