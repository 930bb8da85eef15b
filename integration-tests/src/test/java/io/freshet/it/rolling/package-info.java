/** Restarts every instance of every component in turn under load, then asks for every event. */
@NullMarked
package io.freshet.it.rolling;

import org.jspecify.annotations.NullMarked;
