/** Finds everything that the pipeline knows of one event. */
@NullMarked
package io.freshet.webapp.trace;

import org.jspecify.annotations.NullMarked;
