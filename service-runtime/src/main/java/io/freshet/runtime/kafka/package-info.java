/** Client settings and topic names that all components share. */
@NullMarked
package io.freshet.runtime.kafka;

import org.jspecify.annotations.NullMarked;
