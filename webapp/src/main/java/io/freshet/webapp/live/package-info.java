/** The newest events as the stream of the dashboard shows them. */
@NullMarked
package io.freshet.webapp.live;

import org.jspecify.annotations.NullMarked;
