/** Asks Postgres questions, and gives the rows as JSON; changes nothing. */
@NullMarked
package io.freshet.webapp.sql;

import org.jspecify.annotations.NullMarked;
