package io.freshet.loader.pg.table;

import io.freshet.iglu.ddl.SchemaMigration.AddColumn;
import io.freshet.iglu.ddl.SchemaMigration.Change;
import io.freshet.iglu.ddl.SchemaMigration.Rewrite;
import io.freshet.iglu.ddl.TableDdl;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes tables that others use. A change waits only so long for those who have the table: whoever
 * comes later, if only to read, has to queue behind it. After that the transaction fails as in an
 * outage and is tried again later. What only makes room in a column may be refused, by a view for
 * instance; the column beside it takes what does not fit.
 */
final class TableChanges {

    private static final Logger LOGGER = LoggerFactory.getLogger(TableChanges.class);

    private final Catalogue catalogue;
    private final EvolutionSettings settings;
    private final EntityTables.DdlListener listener;

    TableChanges(
            Catalogue catalogue, EvolutionSettings settings, EntityTables.DdlListener listener) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Runs the changes, one after another.
     *
     * @throws SQLException when a column that is needed cannot be had; the transaction goes on
     *     unless {@link SqlTrouble} says outage
     */
    void run(Connection connection, String table, Iterable<Change> changes) throws SQLException {
        for (var change : changes) {
            if (!(change instanceof Rewrite) || isSmall(connection, table, change)) {
                run(connection, table, change);
            }
        }
    }

    private boolean isSmall(Connection connection, String table, Change change)
            throws SQLException {
        long bytes = catalogue.bytes(connection, table);
        boolean small = bytes <= settings.maxRewriteBytes();
        if (!small) {
            LOGGER.atInfo()
                    .addKeyValue("table", table)
                    .addKeyValue("change", change.toSql())
                    .addKeyValue("bytes", bytes)
                    .addKeyValue("maxRewriteBytes", settings.maxRewriteBytes())
                    .log("table is too big to be rewritten, values that do not fit go beside it");
        }
        return small;
    }

    private void run(Connection connection, String table, Change change) throws SQLException {
        try {
            Statements.runBriefly(
                    connection,
                    "ALTER TABLE " + qualified(table) + " " + change.toSql(),
                    settings.lockTimeout());
            listener.ran("alter");
            LOGGER.atInfo()
                    .addKeyValue("table", table)
                    .addKeyValue("change", change.toSql())
                    .log("table changed");
        } catch (SQLException refused) {
            if (SqlTrouble.isInUse(refused)) {
                throw inUse(table, change, refused);
            }
            if (SqlTrouble.of(refused) == SqlTrouble.OUTAGE || change instanceof AddColumn) {
                throw refused;
            }
            LOGGER.atWarn()
                    .addKeyValue("table", table)
                    .addKeyValue("change", change.toSql())
                    .addKeyValue("error", refused.getMessage())
                    .log("table cannot be changed, values that do not fit go beside it");
        }
    }

    /** Says whose the table is, for people and for a database without our own tables. */
    void comment(Connection connection, String table, String schema) throws SQLException {
        Statements.runBriefly(
                connection,
                "COMMENT ON TABLE " + qualified(table) + " IS " + Statements.literal(schema),
                settings.lockTimeout());
    }

    private String qualified(String table) {
        return TableDdl.qualified(catalogue.schema(), table);
    }

    private SQLException inUse(String table, Change change, SQLException refused) {
        return new SQLException(
                "table "
                        + table
                        + " has to be changed ("
                        + change.toSql()
                        + ") and is in use for longer than "
                        + settings.lockTimeout().toMillis()
                        + " ms, see pg_stat_activity: "
                        + refused.getMessage(),
                refused.getSQLState(),
                refused);
    }
}
