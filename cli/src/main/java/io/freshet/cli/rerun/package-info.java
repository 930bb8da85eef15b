/** Gives the dashboard an enricher, so that it can enrich an event again. */
@NullMarked
package io.freshet.cli.rerun;

import org.jspecify.annotations.NullMarked;
