/** A real browser with the unmodified tracker, and what became of its events. */
@NullMarked
package io.freshet.it.browser;

import org.jspecify.annotations.NullMarked;
