/** Tables cut into parts by day or month: names, parts made ahead, moved into, and dropped. */
@NullMarked
package io.freshet.loader.pg.partition;

import org.jspecify.annotations.NullMarked;
