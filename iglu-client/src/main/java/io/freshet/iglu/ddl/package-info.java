/**
 * What a schema model looks like as a table: columns, types, names, and the way from one to the
 * next. Pure.
 */
@NullMarked
package io.freshet.iglu.ddl;

import org.jspecify.annotations.NullMarked;
