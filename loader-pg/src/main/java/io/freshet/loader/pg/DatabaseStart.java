package io.freshet.loader.pg;

import io.freshet.loader.pg.connect.ConnectTrouble;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.grant.MissingRights;
import io.freshet.loader.pg.table.SqlTrouble;
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
    private final PgSettings settings;
    private final Duration patience;

    DatabaseStart(PgConnections connections, PgSettings settings, Duration patience) {
        this.connections = connections;
        this.settings = settings;
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
                            .addKeyValue("url", settings.place())
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
        if (SqlTrouble.isRefusal(e)) {
            return new StartFailure(
                    ExitCode.BAD_CONFIGURATION,
                    new Problem(
                            "F4003",
                            "not enough rights in the database",
                            settings.place(),
                            ConnectTrouble.message(e),
                            missingRights()),
                    e);
        }
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F4004",
                        "Postgres cannot be used",
                        settings.place(),
                        ConnectTrouble.message(e),
                        ConnectTrouble.fix(e)),
                e);
    }

    /** What an administrator can paste. */
    private String missingRights() {
        try (var connection = connections.open()) {
            var missing = MissingRights.find(connection, settings);
            if (!missing.isEmpty()) {
                return "as an administrator: " + String.join(" ", missing);
            }
        } catch (SQLException e) {
            LOGGER.atDebug().addKeyValue("error", e.getMessage()).log("rights cannot be read");
        }
        return "`freshet db grants --help` tells what the role needs";
    }
}
