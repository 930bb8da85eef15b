/** Takes the broker and the collector away under load, then asks the topic for every event. */
@NullMarked
package io.freshet.it.chaos;

import org.jspecify.annotations.NullMarked;
