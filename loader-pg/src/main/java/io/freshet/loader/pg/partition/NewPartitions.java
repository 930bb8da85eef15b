package io.freshet.loader.pg.partition;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The parts that a table begins with; nothing where tables are not cut. */
public final class NewPartitions {

    private final PartitionSettings settings;
    private final InstantSource clock;

    /**
     * Follows the settings.
     *
     * @param clock says what the present part is
     */
    public NewPartitions(PartitionSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What stands behind {@code CREATE TABLE t (…)}. */
    public String clause(String time) {
        return settings.isOn() ? " PARTITION BY RANGE (" + SqlName.quote(time) + ")" : "";
    }

    /** Statements for the transaction that makes the table, behind the one that makes it. */
    public List<String> statements(Connection connection, String schema, String table)
            throws SQLException {
        var statements = new ArrayList<String>();
        if (!settings.isOn()) {
            return statements;
        }
        statements.add(part(connection, schema, table, PartName.DEFAULT, "DEFAULT"));
        var present =
                Period.at(
                        settings.every(), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        for (int i = -settings.behind(); i <= settings.ahead(); i++) {
            var period = present.plus(i);
            statements.add(
                    part(
                            connection,
                            schema,
                            table,
                            period.ending(),
                            "FOR VALUES " + period.bounds()));
        }
        return statements;
    }

    private static String part(
            Connection connection, String schema, String table, String ending, String bounds)
            throws SQLException {
        var name = PartName.free(connection, schema, table, ending);
        return "CREATE TABLE "
                + TableDdl.qualified(schema, name)
                + " PARTITION OF "
                + TableDdl.qualified(schema, table)
                + " "
                + bounds;
    }
}
