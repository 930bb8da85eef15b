/** The state of the whole pipeline at one look. */
@NullMarked
package io.freshet.webapp.overview;

import org.jspecify.annotations.NullMarked;
