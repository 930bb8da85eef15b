/** The whole pipeline in one process: {@code freshet up}. */
@NullMarked
package io.freshet.cli.up;

import org.jspecify.annotations.NullMarked;
