/** Delivers records, tells when they are safe, counts. */
@NullMarked
package io.freshet.collector.sink;

import org.jspecify.annotations.NullMarked;
