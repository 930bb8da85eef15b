/** What the registries say about the schemas that events follow. */
@NullMarked
package io.freshet.loader.pg.schema;

import org.jspecify.annotations.NullMarked;
