/** Runs the scripts of people in a closed room. */
@NullMarked
package io.freshet.enricher.enrichment.script;

import org.jspecify.annotations.NullMarked;
