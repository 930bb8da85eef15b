/** The order that hash maps give to parts of events in the reference. */
@NullMarked
package io.freshet.enricher.webhook.order;

import org.jspecify.annotations.NullMarked;
