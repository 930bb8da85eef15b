/** Checks of the machine that components run on. */
@NullMarked
package io.freshet.cli.doctor.machine;

import org.jspecify.annotations.NullMarked;
