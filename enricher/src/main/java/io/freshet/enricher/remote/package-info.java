/** Adapters that somebody else runs as a web service: requests go there and events come back. */
@NullMarked
package io.freshet.enricher.remote;

import org.jspecify.annotations.NullMarked;
