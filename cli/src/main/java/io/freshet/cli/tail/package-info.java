/** Events as they come, in the terminal: {@code freshet tail}. */
@NullMarked
package io.freshet.cli.tail;

import org.jspecify.annotations.NullMarked;
