/** The request a collector accepted, and its Thrift form. */
@NullMarked
package io.freshet.event.payload;

import org.jspecify.annotations.NullMarked;
