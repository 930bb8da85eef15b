/** Commands about the database that the loader writes to. */
@NullMarked
package io.freshet.cli.db;

import org.jspecify.annotations.NullMarked;
