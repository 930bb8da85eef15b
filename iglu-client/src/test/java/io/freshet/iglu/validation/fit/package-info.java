/** What the quick rules promise, rule by rule. */
@NullMarked
package io.freshet.iglu.validation.fit;

import org.jspecify.annotations.NullMarked;
