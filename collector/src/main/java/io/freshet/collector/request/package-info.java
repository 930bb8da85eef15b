/** From an HTTP request, free of any HTTP library, to a collector payload. */
@NullMarked
package io.freshet.collector.request;

import org.jspecify.annotations.NullMarked;
