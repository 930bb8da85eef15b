/** What the registries know: tree, versions, differences, columns, and whether data fits. */
@NullMarked
package io.freshet.webapp.schema;

import org.jspecify.annotations.NullMarked;
