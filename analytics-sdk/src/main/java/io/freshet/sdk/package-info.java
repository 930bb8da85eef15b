/**
 * The analytics SDK: enriched events of a Snowplow pipeline, read and written in Java.
 *
 * <p>{@link io.freshet.sdk.Event} is an event; {@link io.freshet.sdk.EventParser} reads them from
 * lines; {@link io.freshet.sdk.Fields} names their 131 columns.
 */
@NullMarked
package io.freshet.sdk;

import org.jspecify.annotations.NullMarked;
