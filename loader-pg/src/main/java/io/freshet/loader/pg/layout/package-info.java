/** What the tables look like beside their columns: where entities go, partitions, indexes. */
@NullMarked
package io.freshet.loader.pg.layout;

import org.jspecify.annotations.NullMarked;
