/** How far consumer groups are behind, in records and in seconds. */
@NullMarked
package io.freshet.runtime.kafka.lag;

import org.jspecify.annotations.NullMarked;
