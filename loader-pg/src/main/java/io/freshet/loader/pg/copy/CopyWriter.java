package io.freshet.loader.pg.copy;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.cell.CopyBuffer;
import io.freshet.loader.pg.row.CopyTarget;
import io.freshet.loader.pg.row.RowBatch;
import io.freshet.loader.pg.table.SqlTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /**
     * An event that the database refuses.
     *
     * @param reason the database's words
     */
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
        if (events.isEmpty()) {
            return List.of();
        }
        try (var statement = connection.createStatement()) {
            // What is checked at the end of the transaction could not be told from an outage there.
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
        var run = new Run(connection, batch, blame);
        run.write(events);
        run.requireOthers(events.size());
        return run.refused;
    }

    /** One batch. */
    private final class Run {

        private final Connection connection;
        private final RowBatch batch;
        private final boolean blame;
        private final List<Refused> refused = new ArrayList<>(0);
        private @Nullable CopyTarget target;
        private @Nullable SQLException unsure;

        Run(Connection connection, RowBatch batch, boolean blame) {
            this.connection = connection;
            this.batch = batch;
            this.blame = blame;
        }

        /** One bad event among n costs about 2 log n statements a table. */
        void write(List<LoadedEvent> events) throws SQLException {
            var before = connection.setSavepoint();
            try {
                copy(events);
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                requireBlame(e);
                connection.rollback(before);
                if (events.size() == 1) {
                    refused.add(new Refused(events.get(0), Refusal.of(e, target)));
                } else {
                    int half = events.size() / 2;
                    write(events.subList(0, half));
                    write(events.subList(half, events.size()));
                }
            }
        }

        private void copy(List<LoadedEvent> events) throws SQLException {
            if (isAll(batch, events)) {
                for (var buffer : inOrder(batch.buffers())) {
                    target = buffer.getKey();
                    copyAll(connection, buffer.getKey(), buffer.getValue());
                }
            } else {
                for (var rows : inOrder(byTarget(events))) {
                    target = rows.getKey();
                    copySlices(connection, batch, rows.getKey(), rows.getValue());
                }
            }
        }

        private void requireBlame(SQLException e) throws SQLException {
            var trouble = SqlTrouble.of(e);
            if (trouble == SqlTrouble.OUTAGE || (trouble == SqlTrouble.UNSURE && !blame)) {
                throw e;
            }
            if (trouble == SqlTrouble.UNSURE) {
                unsure = e;
            }
        }

        /** Where no event at all was taken, and it need not be theirs, it is not their fault. */
        void requireOthers(int events) throws SQLException {
            if (unsure != null && events > 1 && refused.size() == events) {
                throw unsure;
            }
        }
    }

    /**
     * By the names of the tables, which is also the order in which they are changed: so a loader
     * that writes and one that changes tables seldom wait for each other in a circle.
     */
    private static <R> List<Map.Entry<CopyTarget, R>> inOrder(Map<CopyTarget, R> rows) {
        return rows.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().table()))
                .toList();
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

    private static Map<CopyTarget, List<RowBatch.Slice>> byTarget(List<LoadedEvent> events) {
        var byTarget = new LinkedHashMap<CopyTarget, List<RowBatch.Slice>>();
        for (var event : events) {
            for (var row : event.rows()) {
                append(byTarget.computeIfAbsent(row.target(), t -> new ArrayList<>()), row);
            }
        }
        return byTarget;
    }

    private void copySlices(
            Connection connection, RowBatch batch, CopyTarget target, List<RowBatch.Slice> rows)
            throws SQLException {
        var buffer = Objects.requireNonNull(batch.buffers().get(target));
        copy(
                connection,
                target,
                copy -> {
                    for (var row : rows) {
                        send(copy, buffer.bytes(), row.from(), row.to());
                    }
                });
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
            send(copy, target.format().header());
            rows.sendTo(copy);
            send(copy, target.format().trailer());
            copy.endCopy();
        } catch (SQLException | RuntimeException e) {
            cancel(copy, e);
            throw e;
        }
    }

    private static void cancel(CopyIn copy, Exception reason) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException lost) {
            reason.addSuppressed(lost);
        }
    }

    private static void send(CopyIn copy, byte[] bytes) throws SQLException {
        send(copy, bytes, 0, bytes.length);
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
                + " FROM STDIN"
                + target.format().option();
    }
}
