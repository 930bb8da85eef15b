/** Keeps records on the local disk, in order, until somebody has taken them. */
@NullMarked
package io.freshet.collector.spool;

import org.jspecify.annotations.NullMarked;
