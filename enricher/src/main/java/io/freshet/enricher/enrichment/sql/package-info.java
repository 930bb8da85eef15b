/** Asks a relational database about events and makes entities of the rows. */
@NullMarked
package io.freshet.enricher.enrichment.sql;

import org.jspecify.annotations.NullMarked;
