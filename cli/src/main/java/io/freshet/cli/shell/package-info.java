/** What all subcommands share: how they look, fail, log and end. */
@NullMarked
package io.freshet.cli.shell;

import org.jspecify.annotations.NullMarked;
