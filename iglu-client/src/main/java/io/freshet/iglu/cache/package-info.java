/** The bounded memory that resolver and validator share. */
@NullMarked
package io.freshet.iglu.cache;

import org.jspecify.annotations.NullMarked;
