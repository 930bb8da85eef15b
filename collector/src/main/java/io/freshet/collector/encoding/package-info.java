/** Undoes what clients did to bodies to make them smaller; never beyond a limit. */
@NullMarked
package io.freshet.collector.encoding;

import org.jspecify.annotations.NullMarked;
