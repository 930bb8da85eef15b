package io.freshet.loader.pg.copy;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.row.CopyBuffer;
import io.freshet.loader.pg.row.CopyTarget;
import io.freshet.loader.pg.row.RowBatch;
import io.freshet.loader.pg.table.SqlTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Sends the rows of a batch by COPY, a statement for each table. Where the database refuses the
 * batch, it is halved until the events to blame are found; all others are written.
 */
final class CopyWriter {

    private static final int CHUNK = 1 << 18;

    private final String schema;

    CopyWriter(String schema) {
        this.schema = schema;
    }

    /** An event that the database refuses. */
    record Refused(LoadedEvent event, String reason) {}

    /**
     * Writes all rows that the database takes.
     *
     * @param blame whether an error that may have other causes is an event's fault
     * @return events that were refused
     * @throws SQLException when no event is to blame; nothing can be done in the transaction then
     */
    List<Refused> write(
            Connection connection, RowBatch batch, List<LoadedEvent> events, boolean blame)
            throws SQLException {
        var refused = new ArrayList<Refused>(0);
        if (events.isEmpty()) {
            return refused;
        }
        var before = connection.setSavepoint();
        try {
            for (var buffer : batch.buffers().entrySet()) {
                copyAll(connection, buffer.getKey(), buffer.getValue());
            }
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            requireBlame(e, blame);
            connection.rollback(before);
            split(connection, batch, events, e, blame, refused);
        }
        return refused;
    }

    private void writeSome(
            Connection connection,
            RowBatch batch,
            List<LoadedEvent> events,
            boolean blame,
            List<Refused> refused)
            throws SQLException {
        var before = connection.setSavepoint();
        try {
            copySlices(connection, batch, events);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            requireBlame(e, blame);
            connection.rollback(before);
            split(connection, batch, events, e, blame, refused);
        }
    }

    private void split(
            Connection connection,
            RowBatch batch,
            List<LoadedEvent> events,
            SQLException reason,
            boolean blame,
            List<Refused> refused)
            throws SQLException {
        if (events.size() == 1) {
            refused.add(new Refused(events.get(0), words(reason)));
            return;
        }
        int half = events.size() / 2;
        writeSome(connection, batch, events.subList(0, half), blame, refused);
        writeSome(connection, batch, events.subList(half, events.size()), blame, refused);
    }

    private static void requireBlame(SQLException e, boolean blame) throws SQLException {
        var trouble = SqlTrouble.of(e);
        if (trouble == SqlTrouble.OUTAGE || (trouble == SqlTrouble.UNSURE && !blame)) {
            throw e;
        }
    }

    private static String words(SQLException reason) {
        return reason.getMessage() + "\n  SQLSTATE: " + reason.getSQLState();
    }

    private void copyAll(Connection connection, CopyTarget target, CopyBuffer rows)
            throws SQLException {
        if (rows.size() > 0) {
            copy(connection, target, copy -> send(copy, rows.bytes(), 0, rows.size()));
        }
    }

    private void copySlices(Connection connection, RowBatch batch, List<LoadedEvent> events)
            throws SQLException {
        Map<CopyTarget, List<RowBatch.Slice>> byTarget =
                events.stream()
                        .flatMap(event -> event.rows().stream())
                        .collect(
                                Collectors.groupingBy(
                                        RowBatch.Slice::target,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        for (var rows : byTarget.entrySet()) {
            var buffer = Objects.requireNonNull(batch.buffers().get(rows.getKey()));
            copy(
                    connection,
                    rows.getKey(),
                    copy -> {
                        for (var row : rows.getValue()) {
                            send(copy, buffer.bytes(), row.from(), row.to());
                        }
                    });
        }
    }

    private interface Rows {
        void sendTo(CopyIn copy) throws SQLException;
    }

    private void copy(Connection connection, CopyTarget target, Rows rows) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement(target));
        try {
            rows.sendTo(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, byte[] bytes, int from, int to) throws SQLException {
        for (int at = from; at < to; at += CHUNK) {
            copy.writeToCopy(bytes, at, Math.min(CHUNK, to - at));
        }
    }

    private String statement(CopyTarget target) {
        return "COPY "
                + TableDdl.qualified(schema, target.table())
                + target.columns().stream()
                        .map(SqlName::quote)
                        .collect(Collectors.joining(",", " (", ")"))
                + " FROM STDIN";
    }
}
