package io.freshet.collector.spool;

/**
 * Hears what became of a record that was offered; called once, on the spool's own thread or at
 * once.
 */
public interface Placement {

    /** The spool has it, as safe as its settings say. Called before anybody can read it. */
    void stored(Position place);

    /** The spool does not have it. */
    void refused(Refusal reason);

    /** Why a record is not taken. */
    enum Refusal {
        /** The spool may not grow, or the disk has too little room. */
        FULL,
        /** Too much waits to be written. */
        BUSY,
        /** The disk refused. */
        FAILED,
        /** It is closed. */
        CLOSED
    }
}
