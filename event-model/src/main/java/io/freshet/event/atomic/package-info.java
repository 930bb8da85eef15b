/**
 * The 131 atomic fields: the one table, the event while it is filled, the finished event, its TSV
 * form.
 */
@NullMarked
package io.freshet.event.atomic;

import org.jspecify.annotations.NullMarked;
