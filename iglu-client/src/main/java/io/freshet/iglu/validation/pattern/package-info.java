/** Patterns of schemas, which anybody may have written, on texts that anybody may have sent. */
@NullMarked
package io.freshet.iglu.validation.pattern;

import org.jspecify.annotations.NullMarked;
