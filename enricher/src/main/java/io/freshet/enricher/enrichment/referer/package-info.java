/** Who sent a visitor: search engines, social networks, mail, chatbots, and the words searched. */
@NullMarked
package io.freshet.enricher.enrichment.referer;

import org.jspecify.annotations.NullMarked;
