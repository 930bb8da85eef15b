/** The enricher without Kafka: a line in, a line out. */
@NullMarked
package io.freshet.enricher.offline;

import org.jspecify.annotations.NullMarked;
