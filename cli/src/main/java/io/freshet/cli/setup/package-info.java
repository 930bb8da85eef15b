/** The pipeline that a command is asked about: the components' settings as they read them. */
@NullMarked
package io.freshet.cli.setup;

import org.jspecify.annotations.NullMarked;
