/** Where tests find recorded cases. */
@NullMarked
package io.freshet.vectors;

import org.jspecify.annotations.NullMarked;
