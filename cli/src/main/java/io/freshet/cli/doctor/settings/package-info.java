/** Checks that need the settings alone. */
@NullMarked
package io.freshet.cli.doctor.settings;

import org.jspecify.annotations.NullMarked;
