package io.freshet.loader.pg.row;

/** Where the entities of an event and its own data are stored. */
public enum EntityStyle {
    /** A row of its own for each, in the table of its schema model. */
    SHREDDED,
    /** In the event's row, a column of JSON for each kind. */
    WIDE,
    /** Both. */
    BOTH;

    /** Whether schema models have tables. */
    public boolean hasTables() {
        return this != WIDE;
    }

    /** Whether the table of events has columns for entities. */
    public boolean hasColumns() {
        return this != SHREDDED;
    }
}
