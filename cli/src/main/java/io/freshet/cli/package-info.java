/** The {@code freshet} command: the one place that knows every component. */
@NullMarked
package io.freshet.cli;

import org.jspecify.annotations.NullMarked;
