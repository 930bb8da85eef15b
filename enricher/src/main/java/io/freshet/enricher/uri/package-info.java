/** Query strings and page addresses as the reference reads them. */
@NullMarked
package io.freshet.enricher.uri;

import org.jspecify.annotations.NullMarked;
