/** Looks a whole set-up over and says what to mend: {@code freshet doctor}. */
@NullMarked
package io.freshet.cli.doctor;

import org.jspecify.annotations.NullMarked;
