/** One subcommand for each component of the pipeline. */
@NullMarked
package io.freshet.cli.component;

import org.jspecify.annotations.NullMarked;
