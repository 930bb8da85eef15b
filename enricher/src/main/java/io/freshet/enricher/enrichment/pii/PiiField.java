package io.freshet.enricher.enrichment.pii;

import io.freshet.enricher.enrichment.input.ValuePath;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaCriterion;

/** What is to be replaced. */
public sealed interface PiiField {

    /** The column in which it stands. */
    AtomicField column();

    /**
     * A whole column.
     *
     * @param column one that holds text
     */
    record Whole(AtomicField column) implements PiiField {}

    /**
     * Values in entities.
     *
     * @param column one that holds entities
     * @param schemas of the entities
     * @param path where in the entity's data
     */
    record InEntities(AtomicField column, SchemaCriterion schemas, ValuePath path)
            implements PiiField {}
}
