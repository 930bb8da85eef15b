package io.freshet.loader.pg.traffic;

import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.row.EventsTable;
import io.freshet.loader.pg.table.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The view in the database. Its comment says which form it has, so that a newer loader renews it,
 * an older one leaves it, and what somebody else made under its name is never touched. Nothing that
 * goes wrong here keeps events from being loaded.
 */
public final class TrafficView {

    /** The view's name. */
    public static final String NAME = "traffic";

    /**
     * To be raised with each change of {@link TrafficQuery}, and of the table of events, whose
     * columns cannot be changed while a view uses them.
     */
    static final int FORM = 1;

    /** The form of what somebody else made. */
    private static final int OTHERS = -1;

    private static final Logger LOGGER = LoggerFactory.getLogger(TrafficView.class);

    private static final Pattern MARK =
            Pattern.compile("Traffic, form (\\d+) of freshet loader-pg\\b.*", Pattern.DOTALL);

    private static final String COMMENT =
            """
            SELECT coalesce(obj_description(c.oid, 'pg_class'), '')
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ?""";

    private static final String HAS_COLUMN =
            """
            SELECT 1
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ? AND a.attname = ? AND a.atttypid = ?::regtype
               AND NOT a.attisdropped""";

    private final String schema;

    /**
     * Looks after the view of one database schema.
     *
     * @param schema where the events are
     */
    public TrafficView(String schema) {
        this.schema = schema;
    }

    /**
     * Takes a view of an older form away, which would keep the table of events from being changed;
     * to be called before that is looked after, in the transaction that ends with {@link #prepare}.
     */
    public void makeWay(Connection connection) throws SQLException {
        Statements.lockForDdl(connection);
        int form = form(comment(connection));
        if (form != OTHERS && form < FORM) {
            attempt(connection, "DROP VIEW " + qualified());
        }
    }

    /** Makes the view, or renews it, in the connection's transaction; the events are there. */
    public void prepare(Connection connection) throws SQLException {
        Statements.lockForDdl(connection);
        var comment = comment(connection);
        var wanted = new ArrayList<String>();
        var mark = mark(verdicts(connection, wanted));
        int form = form(comment);
        boolean isOld = form != OTHERS && form <= FORM && !mark.equals(comment);
        if (comment == null || isOld) {
            var statement =
                    "CREATE OR REPLACE VIEW %1$s AS\n%2$s;\nCOMMENT ON VIEW %1$s IS '%3$s'"
                            .formatted(qualified(), TrafficQuery.in(schema, wanted), mark);
            if (attempt(connection, statement)) {
                LOGGER.atInfo().addKeyValue("view", NAME).log("view made");
            }
        }
    }

    private static boolean attempt(Connection connection, String sql) throws SQLException {
        try {
            Statements.runGuarded(connection, sql);
            return true;
        } catch (SQLException refused) {
            LOGGER.atWarn()
                    .addKeyValue("view", NAME)
                    .addKeyValue("error", refused.getMessage())
                    .log("view cannot be changed; drop it, and what uses it, and start anew");
            return false;
        }
    }

    /** Names of the verdicts that the rows have, their conditions going to the list. */
    private List<String> verdicts(Connection connection, List<String> conditions)
            throws SQLException {
        var names = new ArrayList<String>();
        for (var verdict : BotVerdict.values()) {
            if (has(connection, verdict.table(), verdict.column(), "boolean")) {
                conditions.add(verdict.inTable(schema));
                names.add(verdict.table());
            }
            if (has(connection, EventsTable.NAME, verdict.wideColumn(), "jsonb")) {
                conditions.add(verdict.inColumn());
                names.add(verdict.wideColumn());
            }
        }
        return names;
    }

    private boolean has(Connection connection, String table, String column, String type)
            throws SQLException {
        try (var query = connection.prepareStatement(HAS_COLUMN)) {
            query.setString(1, schema);
            query.setString(2, table);
            query.setString(3, column);
            query.setString(4, type);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The comment of what has the view's name, empty where it has none; null where nothing has. */
    private @Nullable String comment(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(COMMENT)) {
            query.setString(1, schema);
            query.setString(2, NAME);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static String mark(List<String> verdicts) {
        return "Traffic, form "
                + FORM
                + " of freshet loader-pg; bots by user agent"
                + (verdicts.isEmpty() ? "" : ", " + String.join(", ", verdicts));
    }

    private static int form(@Nullable String comment) {
        var found = MARK.matcher(comment == null ? "" : comment);
        return found.matches() ? Integer.parseInt(found.group(1)) : OTHERS;
    }

    private String qualified() {
        return TableDdl.qualified(schema, NAME);
    }
}
