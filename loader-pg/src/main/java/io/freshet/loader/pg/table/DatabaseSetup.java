package io.freshet.loader.pg.table;

import io.freshet.iglu.ddl.SchemaMigration;
import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.row.EventsTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what every loader needs: the two database schemas and the table of events. What exists is
 * kept; a table of events that somebody else made gets the columns it lacks and room for the texts
 * that the enricher allows.
 */
public final class DatabaseSetup {

    private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseSetup.class);

    private final Catalogue catalogue;
    private final TableForm form;

    /**
     * Prepares one database schema.
     *
     * @param schema where events and entities go
     * @param form what a new table of events is beside its columns
     */
    public DatabaseSetup(String schema, TableForm form) {
        this.catalogue = new Catalogue(schema);
        this.form = form;
    }

    /**
     * Does what is to do, in the connection's transaction.
     *
     * @param bookkeeping statements that make our own tables where they do not exist, in the
     *     database schema of that name
     * @return the table of events as it is
     */
    public EventsShape prepare(
            Connection connection, String bookkeepingSchema, List<String> bookkeeping)
            throws SQLException {
        Statements.lockForDdl(connection);
        makeSchema(connection, bookkeepingSchema);
        for (var statement : bookkeeping) {
            Statements.run(connection, statement);
        }
        for (var statement : new NameBook(bookkeepingSchema, catalogue.schema()).definition()) {
            Statements.run(connection, statement);
        }
        makeSchema(connection, catalogue.schema());
        var events = catalogue.table(connection, EventsTable.NAME);
        if (events.isEmpty()) {
            create(connection);
        } else {
            complete(connection, events.get());
        }
        return new EntityColumns(catalogue.schema(), form.style(), kind -> {}).shape(connection);
    }

    private void create(Connection connection) throws SQLException {
        Statements.run(connection, form.events(connection, catalogue.schema()));
        LOGGER.atInfo().addKeyValue("table", EventsTable.NAME).log("table created");
    }

    private void complete(Connection connection, Catalogue.Table events) throws SQLException {
        var changes = SchemaMigration.between(events.columns().values(), EventsTable.columns());
        for (var change : changes) {
            if (change instanceof SchemaMigration.Rewrite) {
                continue; // everybody would have to wait, for values that the enricher does not
                // make
            }
            try {
                Statements.runGuarded(
                        connection, "ALTER TABLE " + qualified() + " " + change.toSql());
                if (change.column().equals(EventsTable.LOAD_TSTAMP)) {
                    // Rows that are there already keep null: nobody knows when they were loaded.
                    Statements.run(
                            connection,
                            "ALTER TABLE "
                                    + qualified()
                                    + " ALTER COLUMN "
                                    + SqlName.quote(EventsTable.LOAD_TSTAMP)
                                    + " SET DEFAULT now()");
                }
                LOGGER.atInfo()
                        .addKeyValue("table", EventsTable.NAME)
                        .addKeyValue("change", change.toSql())
                        .log("table changed");
            } catch (SQLException refused) {
                if (change instanceof SchemaMigration.AddColumn
                        && !change.column().equals(EventsTable.LOAD_TSTAMP)) {
                    throw refused;
                }
                LOGGER.atWarn()
                        .addKeyValue("table", EventsTable.NAME)
                        .addKeyValue("change", change.toSql())
                        .addKeyValue("error", refused.getMessage())
                        .log("table cannot be changed");
            }
        }
    }

    /** Where the schema is there, its maker need not have given us the right to make one. */
    private static void makeSchema(Connection connection, String name) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
        }
        Statements.run(connection, "CREATE SCHEMA " + SqlName.quoteWhereNeeded(name));
    }

    private String qualified() {
        return TableDdl.qualified(catalogue.schema(), EventsTable.NAME);
    }
}
