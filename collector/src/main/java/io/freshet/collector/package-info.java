/** The collector: HTTP in, collector payloads out. */
@NullMarked
package io.freshet.collector;

import org.jspecify.annotations.NullMarked;
