package io.freshet.loader.pg.copy;

import io.freshet.iglu.IgluClient;
import io.freshet.loader.pg.duplicate.Duplicates;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.loader.pg.row.BadEvents;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import io.freshet.loader.pg.table.ColumnTypes;
import io.freshet.loader.pg.table.EntityColumns;
import io.freshet.loader.pg.table.EntityTables;
import io.freshet.loader.pg.table.KnownTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads one batch in one transaction: moves the offsets on, leaves duplicates out, makes tables
 * ready, writes the rows, delivers bad rows for what cannot be written, commits. Every record ends
 * as rows, as a duplicate or as a bad row. One thread.
 */
public final class BatchLoader {

    private final OffsetStore offsets;
    private final KnownTables known;
    private final SecondLook.Parts parts;
    private final BadRowSink sink;
    private final Duplicates duplicates;
    private final CopyWriter writer;
    private final ColumnTypes types;
    private final Step.Listener steps;

    /**
     * Puts the parts together.
     *
     * @param schema database schema of events and entities
     * @param known hears what was committed
     * @param steps hears how long everything takes
     */
    public BatchLoader(
            String schema,
            OffsetStore offsets,
            KnownTables known,
            EntityTables tables,
            EntityColumns columns,
            IgluClient client,
            BadEvents badEvents,
            BadRowSink sink,
            Duplicates duplicates,
            Step.Listener steps,
            InstantSource clock) {
        this.offsets = offsets;
        this.known = known;
        var reader = new EventReader(badEvents.processor());
        this.parts =
                new SecondLook.Parts(
                        tables,
                        columns,
                        new EventSchemas(client, badEvents),
                        reader,
                        new EventEncoder(reader),
                        badEvents,
                        clock);
        this.sink = sink;
        this.duplicates = duplicates;
        this.writer = new CopyWriter(schema);
        this.types = new ColumnTypes(schema);
        this.steps = steps;
    }

    /**
     * What became of a batch.
     *
     * @param loaded events that have rows now
     * @param rows all rows written
     * @param bad records that became bad rows
     * @param duplicates events that were left out because they are loaded already
     * @param looked records that needed a second look
     */
    public record Result(
            int loaded, int rows, List<BadRecord> bad, DuplicateCount duplicates, int looked) {}

    /**
     * Loads a batch; the table of events was looked at. After an exception nothing of it is in the
     * database, bad rows may have been delivered, and the connection's transaction must be rolled
     * back.
     *
     * @param blame whether an error that may have other causes is an event's fault
     */
    public Result load(
            Connection connection, EncodedBatch batch, List<Advance> advances, boolean blame)
            throws SQLException, Fenced, RegistryUnreachable, BadRowSink.Unavailable {
        return new Run(connection, batch, blame).load(advances);
    }

    /** The transaction failed; tables will be looked at again. */
    public void forget() {
        parts.tables().forget();
    }

    private final class Run {

        private final Connection connection;
        private final EncodedBatch batch;
        private final boolean blame;
        private final NewEvents newEvents = new NewEvents(duplicates);
        private final List<LoadedEvent> loaded;
        private final List<BadRecord> bad = new ArrayList<>(0);
        private final SecondLook secondLook;
        private long since = System.nanoTime();

        Run(Connection connection, EncodedBatch batch, boolean blame) {
            this.connection = connection;
            this.batch = batch;
            this.blame = blame;
            batch.encodeDeferred(parts.encoder(), known);
            this.loaded = new ArrayList<>(batch.ready());
            this.secondLook =
                    new SecondLook(
                            parts, connection, known.events(), blame, batch.rows(), loaded, bad);
        }

        Result load(List<Advance> advances)
                throws SQLException, Fenced, RegistryUnreachable, BadRowSink.Unavailable {
            secondLook.read(batch.deferred());
            took(Step.DEFERRED);
            for (var advance : advances) {
                offsets.advance(
                        connection,
                        advance.topic(),
                        advance.partition(),
                        advance.claim(),
                        advance.nextOffset());
            }
            took(Step.ADVANCE);
            // Before tables are made: see Duplicates on the order of locks.
            newEvents.mark(connection, loaded, secondLook.found());
            loaded.removeIf(newEvents::isDuplicate);
            secondLook.found().removeIf(newEvents::isDuplicate);
            took(Step.DUPLICATES);
            secondLook.write();
            took(Step.DEFERRED);
            copy();
            newEvents.giveBackAllBut(connection, loaded);
            took(Step.COPY);
            if (!bad.isEmpty()) {
                sink.deliver(bad);
            }
            took(Step.DELIVER);
            connection.commit();
            parts.tables().committed();
            secondLook.grownEvents().ifPresent(known::publish);
            took(Step.COMMIT);
            int rows = loaded.stream().mapToInt(event -> event.rows().size()).sum();
            return new Result(
                    loaded.size(),
                    rows,
                    List.copyOf(bad),
                    newEvents.duplicates(),
                    batch.deferred().size());
        }

        /** What the database refuses is not loaded any more. */
        private void copy() throws SQLException, RegistryUnreachable {
            var refused = writer.write(connection, batch.rows(), loaded, blame);
            types.requireSame(connection, batch.rows().buffers().keySet());
            if (!refused.isEmpty()) {
                parts.tables().requireUnchanged(connection, tables(refused));
            }
            Set<LoadedEvent> gone = Collections.newSetFromMap(new IdentityHashMap<>(0));
            for (var one : refused) {
                var event = secondLook.event(one.event());
                bad.add(
                        new BadRecord(
                                one.event().input(),
                                parts.badEvents().refused(event, one.reason())));
                gone.add(one.event());
            }
            loaded.removeIf(gone::contains);
        }

        private static Set<String> tables(List<CopyWriter.Refused> refused) {
            return refused.stream()
                    .flatMap(one -> one.event().rows().stream())
                    .map(row -> row.target().table())
                    .collect(Collectors.toSet());
        }

        private void took(Step step) {
            long now = System.nanoTime();
            steps.took(step, now - since);
            since = now;
        }
    }
}
