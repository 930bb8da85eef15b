/** Enriches an event again as it would be enriched now, and compares. */
@NullMarked
package io.freshet.webapp.rerun;

import org.jspecify.annotations.NullMarked;
