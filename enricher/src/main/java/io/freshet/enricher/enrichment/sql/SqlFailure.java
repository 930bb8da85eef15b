package io.freshet.enricher.enrichment.sql;

/** A query that gave nothing to go on with; the message says why. */
public final class SqlFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a cause: what the database answered is not what was asked for. */
    SqlFailure(String message) {
        super(message);
    }

    /** The database or the way to it failed. */
    SqlFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
