/** The built distribution as child processes, as a user starts it. */
@NullMarked
package io.freshet.it.process;

import org.jspecify.annotations.NullMarked;
