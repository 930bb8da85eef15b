/** How far each consumer is, what the topics hold, and how the processes are. */
@NullMarked
package io.freshet.webapp.pipeline;

import org.jspecify.annotations.NullMarked;
