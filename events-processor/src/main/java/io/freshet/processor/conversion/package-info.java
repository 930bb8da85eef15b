/** What becomes of one enriched line; pure. */
@NullMarked
package io.freshet.processor.conversion;

import org.jspecify.annotations.NullMarked;
