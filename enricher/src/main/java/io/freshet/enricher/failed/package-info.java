/**
 * The event form of an event that something is wrong with: the same line, without what is wrong.
 */
@NullMarked
package io.freshet.enricher.failed;

import org.jspecify.annotations.NullMarked;
