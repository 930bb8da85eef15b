/** From a payload to records that fit, or to the bad row that says what does not. */
@NullMarked
package io.freshet.collector.size;

import org.jspecify.annotations.NullMarked;
