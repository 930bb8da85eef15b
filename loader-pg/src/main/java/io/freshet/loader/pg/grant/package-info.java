/** What the loader's role may do in the database: the least it needs, and what of it is missing. */
@NullMarked
package io.freshet.loader.pg.grant;

import org.jspecify.annotations.NullMarked;
