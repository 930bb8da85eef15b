package io.freshet.loader.pg.side;

import io.freshet.loader.pg.table.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tables of streams where they are missing, and adds the columns that a table made by an
 * older version lacks.
 */
public final class SideTables {

    private static final Logger LOGGER = LoggerFactory.getLogger(SideTables.class);

    private final List<SideTable> tables;
    private final boolean indexes;

    /**
     * Looks after these tables.
     *
     * @param indexes whether a new table gets indexes besides its primary key
     */
    public SideTables(List<SideTable> tables, boolean indexes) {
        this.tables = List.copyOf(tables);
        this.indexes = indexes;
    }

    /** Does what is to do, in the connection's transaction; the database schemas are there. */
    public void prepare(Connection connection) throws SQLException {
        Statements.lockForDdl(connection);
        for (var table : tables) {
            var columns = columns(connection, table.schema(), table.name());
            if (columns.isEmpty()) {
                create(connection, table);
            } else {
                complete(connection, table, columns);
            }
            for (var view : table.views()) {
                if (columns(connection, table.schema(), view.name()).isEmpty()) {
                    Statements.run(connection, table.create(view));
                }
            }
        }
    }

    private void create(Connection connection, SideTable table) throws SQLException {
        Statements.run(connection, table.create());
        if (indexes) {
            for (var index : table.createIndexes()) {
                Statements.run(connection, index);
            }
        }
        LOGGER.atInfo().addKeyValue("table", table.name()).log("table created");
    }

    private static void complete(Connection connection, SideTable table, Set<String> columns)
            throws SQLException {
        for (var column : table.columns()) {
            if (!columns.contains(column.name())) {
                var change = table.add(column);
                Statements.run(connection, change);
                LOGGER.atInfo()
                        .addKeyValue("table", table.name())
                        .addKeyValue("change", change)
                        .log("table changed");
            }
        }
    }

    private static Set<String> columns(Connection connection, String schema, String relation)
            throws SQLException {
        var sql =
                """
                SELECT a.attname FROM pg_attribute a
                  JOIN pg_class c ON c.oid = a.attrelid
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped""";
        var names = new HashSet<String>();
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            query.setString(2, relation);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
