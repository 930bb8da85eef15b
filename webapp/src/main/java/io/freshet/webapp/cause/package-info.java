/** Bad rows by what caused them: groups with exact counts, and each failure in words. */
@NullMarked
package io.freshet.webapp.cause;

import org.jspecify.annotations.NullMarked;
