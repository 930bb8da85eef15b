/** Names of schemas, and data that names its schema. */
@NullMarked
package io.freshet.event.iglu;

import org.jspecify.annotations.NullMarked;
