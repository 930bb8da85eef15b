package io.freshet.loader.pg.connect;

/** Whether each transaction may have another session of the server. */
public enum Pooler {
    /** Find out: behind a pooler the server's process is another than the one we were told. */
    AUTO,
    /** One connection is one session. */
    NONE,
    /** A pooler such as pgbouncer gives out a session for each transaction. */
    TRANSACTION
}
