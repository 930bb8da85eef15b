package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.row.CopyTarget;
import java.sql.SQLException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The database's reason for refusing an event, for its bad row: what, SQLSTATE, table, column,
 * constraint. The rows that the database quotes are left out: the payload has them.
 */
final class Refusal {

    private Refusal() {}

    /**
     * Reads the reason.
     *
     * @param target the table that was written, or null where that is not sure
     */
    static String of(SQLException error, @Nullable CopyTarget target) {
        var server =
                error instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        var text = new StringBuilder(server == null ? firstLine(error) : message(server));
        line(text, "SQLSTATE", error.getSQLState());
        if (server == null) {
            line(text, "Table", target == null ? null : target.table());
        } else {
            line(text, "Table", table(server, target));
            line(text, "Column", column(server, target));
            line(text, "Constraint", server.getConstraint());
        }
        return text.toString();
    }

    private static String firstLine(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    /** As the driver prints it, without what follows the first line. */
    private static String message(ServerErrorMessage server) {
        return server.getSeverity() + ": " + server.getMessage();
    }

    private static @Nullable String table(ServerErrorMessage server, @Nullable CopyTarget target) {
        var named = server.getTable();
        return named != null || target == null ? named : target.table();
    }

    /** Only errors of constraints name it; others tell where in the COPY they came up. */
    private static @Nullable String column(ServerErrorMessage server, @Nullable CopyTarget target) {
        var where = server.getWhere();
        if (server.getColumn() != null || where == null || target == null) {
            return server.getColumn();
        }
        int line = where.indexOf(", line ");
        int column = line < 0 ? -1 : where.indexOf(", column ", line);
        if (column < 0) {
            return null;
        }
        var rest = where.substring(column + ", column ".length());
        return target.columns().stream()
                .filter(name -> rest.equals(name) || rest.startsWith(name + ":"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append("\n  ").append(name).append(": ").append(value);
        }
    }
}
