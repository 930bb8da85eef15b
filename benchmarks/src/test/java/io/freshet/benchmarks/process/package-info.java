/** The processes that a measurement runs in, each apart from the others: broker and programs. */
@NullMarked
package io.freshet.benchmarks.process;

import org.jspecify.annotations.NullMarked;
