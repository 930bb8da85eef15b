/** Checks of the database that the loader writes to. */
@NullMarked
package io.freshet.cli.doctor.postgres;

import org.jspecify.annotations.NullMarked;
