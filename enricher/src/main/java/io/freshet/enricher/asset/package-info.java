/** Files that enrichments look things up in: fetched, checked for news, swapped while in use. */
@NullMarked
package io.freshet.enricher.asset;

import org.jspecify.annotations.NullMarked;
