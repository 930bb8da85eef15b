/** Visitors, page views and where they come from, asked of Postgres. */
@NullMarked
package io.freshet.webapp.traffic;

import org.jspecify.annotations.NullMarked;
