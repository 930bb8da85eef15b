/** The HTTP server; the only package that knows Netty. */
@NullMarked
package io.freshet.collector.http;

import org.jspecify.annotations.NullMarked;
