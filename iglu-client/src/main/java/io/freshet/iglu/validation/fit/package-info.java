/**
 * Schemas as small trees of rules that say quickly, and only where it is certain, that data fits.
 */
@NullMarked
package io.freshet.iglu.validation.fit;

import org.jspecify.annotations.NullMarked;
