/** Checks of registries, schemas and enrichments. */
@NullMarked
package io.freshet.cli.doctor.schema;

import org.jspecify.annotations.NullMarked;
