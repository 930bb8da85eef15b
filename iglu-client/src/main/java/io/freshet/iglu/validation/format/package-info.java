/** What the {@code format} keyword asks of texts. */
@NullMarked
package io.freshet.iglu.validation.format;

import org.jspecify.annotations.NullMarked;
