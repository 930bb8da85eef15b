/** What a search within bounds promises. */
@NullMarked
package io.freshet.iglu.validation.pattern;

import org.jspecify.annotations.NullMarked;
