/** Reads the pipeline's last topics from their ends. */
@NullMarked
package io.freshet.webapp.tail;

import org.jspecify.annotations.NullMarked;
