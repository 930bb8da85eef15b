/** The pipeline on brokers that ask who is there, and let nobody do more than was allowed. */
@NullMarked
package io.freshet.it.secure;

import org.jspecify.annotations.NullMarked;
