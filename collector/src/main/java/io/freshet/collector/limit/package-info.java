/** How much one client, or one application, may send. */
@NullMarked
package io.freshet.collector.limit;

import org.jspecify.annotations.NullMarked;
