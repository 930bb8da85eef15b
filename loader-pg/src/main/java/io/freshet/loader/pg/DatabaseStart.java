package io.freshet.loader.pg;

import io.freshet.loader.pg.connect.ConnectTrouble;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the database when the loader starts, and tells a person what is wrong with it. */
final class DatabaseStart {

    private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseStart.class);
    private static final long PAUSE_MILLIS = 500;

    private final PgConnections connections;
    private final String url;
    private final Duration patience;

    DatabaseStart(PgConnections connections, String url, Duration patience) {
        this.connections = connections;
        this.url = url;
        this.patience = patience;
    }

    /**
     * Does the preparation as soon as the database lets us.
     *
     * @throws StartFailure when it does not within the patience, or when only a person can help
     */
    void await(DatabaseWork.Preparation preparation) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean said = false;
        while (true) {
            try (var connection = connections.open()) {
                preparation.prepare(connection);
                connection.commit();
                return;
            } catch (SQLException e) {
                if (ConnectTrouble.isForAPerson(e) || System.nanoTime() - deadline >= 0) {
                    throw failure(e);
                }
                if (!said) {
                    LOGGER.atInfo()
                            .addKeyValue("url", url)
                            .addKeyValue("error", e.getMessage())
                            .log("waiting for the database");
                    said = true;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure(new SQLException("interrupted", e));
            }
        }
    }

    private StartFailure failure(SQLException e) {
        boolean rights = "42501".equals(e.getSQLState());
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        rights ? "F4003" : "F4004",
                        rights ? "not enough rights in the database" : "Postgres cannot be used",
                        url,
                        ConnectTrouble.message(e),
                        rights
                                ? "GRANT CREATE ON DATABASE … TO the role, or make the schemas and"
                                        + " give them to it"
                                : ConnectTrouble.fix(e)),
                e);
    }
}
