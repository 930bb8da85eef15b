/** Bad rows as rows of a table, so that one can ask SQL about them. */
@NullMarked
package io.freshet.loader.pg.badrow;

import org.jspecify.annotations.NullMarked;
