/** JSON as the pipeline reads and prints it: number text is kept, printing is compact. */
@NullMarked
package io.freshet.event.json;

import org.jspecify.annotations.NullMarked;
