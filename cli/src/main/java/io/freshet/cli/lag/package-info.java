/** How far the pipeline's readers are behind: {@code freshet lag}. */
@NullMarked
package io.freshet.cli.lag;

import org.jspecify.annotations.NullMarked;
