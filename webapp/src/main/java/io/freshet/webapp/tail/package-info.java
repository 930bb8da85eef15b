/** Reads the pipeline's topics: what comes, and what has been there. */
@NullMarked
package io.freshet.webapp.tail;

import org.jspecify.annotations.NullMarked;
