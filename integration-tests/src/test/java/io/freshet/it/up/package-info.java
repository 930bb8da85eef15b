/** What {@code freshet up} promises about itself. */
@NullMarked
package io.freshet.it.up;

import org.jspecify.annotations.NullMarked;
