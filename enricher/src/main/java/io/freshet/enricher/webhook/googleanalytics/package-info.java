/**
 * Hits of the Google Analytics measurement protocol as self-describing events: which member of
 * which event or entity each parameter is.
 */
@NullMarked
package io.freshet.enricher.webhook.googleanalytics;

import org.jspecify.annotations.NullMarked;
