/** Which module and package may know which. */
@NullMarked
package io.freshet.it.architecture;

import org.jspecify.annotations.NullMarked;
