/** What became of each event: pure, bounded, without Kafka or HTTP. */
@NullMarked
package io.freshet.webapp.fate;

import org.jspecify.annotations.NullMarked;
