package io.freshet.loader.pg.side;

import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.copy.Input;

/** Turns the records of a stream into rows. Knows no database, no broker and no clock. */
public interface SideEncoder {

    /** The row of a record, or the bad row that takes its place. */
    Outcome<SideRow> encode(Input input);

    /**
     * What becomes of a record whose row the database refused: a plainer row, or a bad row. A
     * plainer row that is refused, too, is dropped and counted.
     *
     * @param reason the database's words
     */
    Outcome<SideRow> refused(Input input, String reason);
}
