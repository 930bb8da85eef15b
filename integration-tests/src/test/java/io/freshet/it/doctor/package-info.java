/** Set-ups with planted faults, and the commands that look at them. */
@NullMarked
package io.freshet.it.doctor;

import org.jspecify.annotations.NullMarked;
