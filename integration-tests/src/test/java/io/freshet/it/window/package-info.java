/** The demo site and the dashboard in a real browser, and what became of its events. */
@NullMarked
package io.freshet.it.window;

import org.jspecify.annotations.NullMarked;
