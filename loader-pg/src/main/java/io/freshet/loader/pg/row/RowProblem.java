package io.freshet.loader.pg.row;

import io.freshet.event.atomic.ParsingError;
import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.loader.pg.cell.CastFailure;

/** One reason why an event's rows cannot be written. */
public sealed interface RowProblem {

    /**
     * An atomic field is not what the JSON form has there.
     *
     * @param error in the words of the analytics SDK
     */
    record Atomic(ParsingError.InvalidValue error) implements RowProblem {}

    /**
     * The database would refuse an atomic field.
     *
     * @param failure in the database's words
     */
    record AtomicTooLong(String failure) implements RowProblem {}

    /**
     * A property does not fit its column.
     *
     * @param entity the entity it stands in
     * @param table the table of the entity's schema
     * @param column the column
     * @param failure why
     */
    record Property(EventEntity entity, String table, SchemaColumn column, CastFailure failure)
            implements RowProblem {}

    /**
     * An entity has properties that no known version of its schema has, and the table no column for
     * such yet.
     *
     * @param entity the entity
     * @param table the table of the entity's schema
     */
    record Unknown(EventEntity entity, String table) implements RowProblem {}
}
