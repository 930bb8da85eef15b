/**
 * Load on servers that are processes of their own: who answers what, how fast, for how much CPU.
 */
@NullMarked
package io.freshet.benchmarks.load;

import org.jspecify.annotations.NullMarked;
