/** Where schemas come from, as the command line says it. */
@NullMarked
package io.freshet.cli.iglu;

import org.jspecify.annotations.NullMarked;
