/** Steps of the pipeline as filters: lines in on stdin, lines out on stdout. */
@NullMarked
package io.freshet.cli.offline;

import org.jspecify.annotations.NullMarked;
