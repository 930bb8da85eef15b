/** Bad rows to Kafka. */
@NullMarked
package io.freshet.loader.pg.sink;

import org.jspecify.annotations.NullMarked;
