/** What a person reads when something is wrong, and the exit code that goes with it. */
@NullMarked
package io.freshet.runtime.problem;

import org.jspecify.annotations.NullMarked;
