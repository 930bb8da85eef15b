/**
 * What other companies' services post when something happens there: one class a vendor that tells
 * how its requests become self-describing events, and the building blocks that they share.
 */
@NullMarked
package io.freshet.enricher.webhook;

import org.jspecify.annotations.NullMarked;
