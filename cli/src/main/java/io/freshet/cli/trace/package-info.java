/** All that is known of one event, in the terminal: {@code freshet trace}. */
@NullMarked
package io.freshet.cli.trace;

import org.jspecify.annotations.NullMarked;
