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
            if (isAll(batch, events)) {
                for (var buffer : batch.buffers().entrySet()) {
                    copyAll(connection, buffer.getKey(), buffer.getValue());
                }
            } else {
                copySlices(connection, batch, events);
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

    /** Whether the buffers hold nothing but the rows of these events. */
    private static boolean isAll(RowBatch batch, List<LoadedEvent> events) {
        long bytes = batch.buffers().values().stream().mapToLong(CopyBuffer::size).sum();
        for (var event : events) {
            for (var row : event.rows()) {
                bytes -= row.to() - row.from();
            }
        }
        return bytes == 0;
    }

    private void copyAll(Connection connection, CopyTarget target, CopyBuffer rows)
            throws SQLException {
        if (rows.size() > 0) {
            copy(connection, target, copy -> send(copy, rows.bytes(), 0, rows.size()));
        }
    }

    private void copySlices(Connection connection, RowBatch batch, List<LoadedEvent> events)
            throws SQLException {
        var byTarget = new LinkedHashMap<CopyTarget, List<RowBatch.Slice>>();
        for (var event : events) {
            for (var row : event.rows()) {
                append(byTarget.computeIfAbsent(row.target(), t -> new ArrayList<>()), row);
            }
        }
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

    /** Rows that stand side by side are sent as one. */
    private static void append(List<RowBatch.Slice> rows, RowBatch.Slice row) {
        int last = rows.size() - 1;
        if (last >= 0 && rows.get(last).to() == row.from()) {
            rows.set(last, new RowBatch.Slice(row.target(), rows.get(last).from(), row.to()));
        } else {
            rows.add(row);
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
