/** Tells browsers, systems and devices from user agents. */
@NullMarked
package io.freshet.enricher.enrichment.useragent;

import org.jspecify.annotations.NullMarked;
