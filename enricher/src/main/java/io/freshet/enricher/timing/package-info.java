/** Where the time of events goes, stage by stage. */
@NullMarked
package io.freshet.enricher.timing;

import org.jspecify.annotations.NullMarked;
