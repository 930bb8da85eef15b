/** What becomes of an event whose schema cannot be fetched now. */
@NullMarked
package io.freshet.enricher.registry;

import org.jspecify.annotations.NullMarked;
