/** Which build this is. */
@NullMarked
package io.freshet.runtime.version;

import org.jspecify.annotations.NullMarked;
