/** The server's certificate and private key: read, checked, and read again when they change. */
@NullMarked
package io.freshet.collector.tls;

import org.jspecify.annotations.NullMarked;
