/** Events in the form of other vendors' libraries: analytics.js of Segment, and Amplitude. */
@NullMarked
package io.freshet.collector.bridge;

import org.jspecify.annotations.NullMarked;
