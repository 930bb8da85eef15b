package io.freshet.loader.pg.connect;

import java.sql.SQLException;

/** Where the password comes from when a connection is opened. Any thread. */
interface PasswordSource {

    /**
     * The password for a new connection; empty for none.
     *
     * @throws SQLException when it cannot be had; the message shows nothing secret
     */
    String password() throws SQLException;

    /** The server has refused the last password; what is remembered of it counts no more. */
    void refused();
}
