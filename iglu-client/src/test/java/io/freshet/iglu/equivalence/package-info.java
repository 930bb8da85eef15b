/** Proof that the schemas we ship accept and refuse what the originals do. */
@NullMarked
package io.freshet.iglu.equivalence;

import org.jspecify.annotations.NullMarked;
