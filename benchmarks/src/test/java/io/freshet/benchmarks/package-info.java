/** One class a step: ours and a plain baseline, measured in the same run. */
@NullMarked
package io.freshet.benchmarks;

import org.jspecify.annotations.NullMarked;
