/** From a HOCON file, the environment and flags to a typed record, with every problem named. */
@NullMarked
package io.freshet.runtime.config;

import org.jspecify.annotations.NullMarked;
