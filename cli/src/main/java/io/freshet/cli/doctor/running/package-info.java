/** Checks of components that run, by what their admin ports tell. */
@NullMarked
package io.freshet.cli.doctor.running;

import org.jspecify.annotations.NullMarked;
