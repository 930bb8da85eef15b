package io.freshet.loader.pg.copy;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.IgluClient;
import io.freshet.loader.pg.duplicate.Duplicates;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.loader.pg.row.BadEvents;
import io.freshet.loader.pg.row.Encoded;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventEntity;
import io.freshet.loader.pg.row.EventKey;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.row.JsonEvent;
import io.freshet.loader.pg.row.RowProblem;
import io.freshet.loader.pg.row.Shapes;
import io.freshet.loader.pg.row.TableShape;
import io.freshet.loader.pg.schema.ModelId;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import io.freshet.loader.pg.table.EntityColumns;
import io.freshet.loader.pg.table.EntityTables;
import io.freshet.loader.pg.table.SqlTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads one batch in one transaction: moves the offsets on, makes tables ready, writes the rows,
 * delivers bad rows for what cannot be written, commits. Every record ends as rows or as a bad row.
 * One thread.
 */
public final class BatchLoader {

    private static final Logger LOGGER = LoggerFactory.getLogger(BatchLoader.class);

    private final OffsetStore offsets;
    private final EntityTables tables;
    private final EntityColumns columns;
    private final EventSchemas schemas;
    private final EventReader reader;
    private final EventEncoder encoder;
    private final BadEvents badEvents;
    private final BadRowSink sink;
    private final Duplicates duplicates;
    private final CopyWriter writer;
    private final InstantSource clock;
    private @Nullable EventsShape grown;

    /**
     * Puts the parts together.
     *
     * @param schema database schema of events and entities
     */
    public BatchLoader(
            String schema,
            OffsetStore offsets,
            EntityTables tables,
            EntityColumns columns,
            IgluClient client,
            BadEvents badEvents,
            BadRowSink sink,
            Duplicates duplicates,
            InstantSource clock) {
        this.offsets = offsets;
        this.tables = tables;
        this.columns = columns;
        this.schemas = new EventSchemas(client, badEvents);
        this.reader = new EventReader(badEvents.processor());
        this.encoder = new EventEncoder(reader);
        this.badEvents = badEvents;
        this.sink = sink;
        this.duplicates = duplicates;
        this.writer = new CopyWriter(schema);
        this.clock = clock;
    }

    /**
     * What became of a batch.
     *
     * @param loaded events that have rows now
     * @param rows all rows written
     * @param bad records that became bad rows
     * @param duplicates events that were left out because they are loaded already
     */
    public record Result(int loaded, int rows, List<BadRecord> bad, DuplicateCount duplicates) {}

    /**
     * Loads a batch. After an exception nothing of it is in the database, bad rows may have been
     * delivered, and the connection's transaction must be rolled back.
     *
     * @param events the table of events
     * @param blame whether an error that may have other causes is an event's fault
     */
    public Result load(
            Connection connection,
            EventsShape events,
            EncodedBatch batch,
            List<Advance> advances,
            boolean blame)
            throws SQLException, Fenced, RegistryUnreachable, BadRowSink.Unavailable {
        return new Run(connection, newest(events), batch, blame).load(advances);
    }

    /**
     * The tables as they were committed last.
     *
     * @param events the table of events
     */
    public Shapes shapes(EventsShape events) {
        var newest = newest(events);
        return new Shapes() {
            @Override
            public EventsShape events() {
                return newest;
            }

            @Override
            public @Nullable TableShape entity(SchemaKey schema) {
                return tables.committed(schema);
            }
        };
    }

    /** An encoder for batches of this loader. */
    public EventEncoder encoder() {
        return new EventEncoder(new EventReader(badEvents.processor()));
    }

    /** The transaction failed; tables will be looked at again. */
    public void forget() {
        tables.forget();
        grown = null;
    }

    /** With the columns that were added since the table was looked at. */
    private EventsShape newest(EventsShape events) {
        var more = grown;
        return more == null ? events : more;
    }

    private final class Run implements Shapes {

        private final Connection connection;
        private EventsShape eventsShape;
        private final boolean blame;
        private final EventSchemas.OfBatch models = schemas.new OfBatch();
        private final Map<ModelId, TableShape> shapes = new HashMap<>();
        private final Map<ModelId, String> unusable = new HashMap<>();
        private final EncodedBatch batch;
        private final NewEvents newEvents;
        private final List<LoadedEvent> loaded;
        private final List<BadRecord> bad = new ArrayList<>(0);
        private final Set<EventEntity> fitting =
                Collections.newSetFromMap(new IdentityHashMap<>(0));

        Run(Connection connection, EventsShape eventsShape, EncodedBatch batch, boolean blame) {
            this.connection = connection;
            this.eventsShape = eventsShape;
            this.batch = batch;
            this.blame = blame;
            this.loaded = new ArrayList<>(batch.ready());
            this.newEvents = new NewEvents(duplicates);
        }

        Result load(List<Advance> advances)
                throws SQLException, Fenced, RegistryUnreachable, BadRowSink.Unavailable {
            var deferred = read(batch.deferred());
            for (var advance : advances) {
                offsets.advance(
                        connection,
                        advance.topic(),
                        advance.partition(),
                        advance.claim(),
                        advance.nextOffset());
            }
            // Before tables are made: see Duplicates on the order of locks.
            newEvents.mark(connection, loaded, deferred);
            loaded.removeIf(newEvents::isDuplicate);
            deferred.removeIf(newEvents::isDuplicate);
            makeReady();
            makeColumns(deferred);
            write(deferred);
            var refused = writer.write(connection, batch.rows(), loaded, blame);
            if (!refused.isEmpty()) {
                tables.requireUnchanged(connection, tables(refused));
            }
            for (var one : refused) {
                bad(one.event().input(), badEvents.refused(event(one.event()), one.reason()));
                loaded.remove(one.event());
            }
            newEvents.giveBackAllBut(connection, loaded);
            if (!bad.isEmpty()) {
                sink.deliver(bad);
            }
            connection.commit();
            tables.committed();
            grown = eventsShape;
            int rows = loaded.stream().mapToInt(event -> event.rows().size()).sum();
            return new Result(loaded.size(), rows, List.copyOf(bad), newEvents.duplicates());
        }

        private static Set<String> tables(List<CopyWriter.Refused> refused) {
            return refused.stream()
                    .flatMap(one -> one.event().rows().stream())
                    .map(row -> row.target().table())
                    .collect(Collectors.toSet());
        }

        /** A record as a tree, with all schemas found. */
        private record Read(Input input, JsonEvent event, @Nullable EventKey key)
                implements Keyed {}

        private List<Read> read(List<Input> inputs) throws RegistryUnreachable {
            var events = new ArrayList<Read>(inputs.size());
            for (var input : inputs) {
                var outcome = reader.read(input.value(), input.schemas());
                if (outcome instanceof Outcome.Good<JsonEvent> good && hasTables()) {
                    outcome = models.resolve(good.value());
                }
                if (outcome instanceof Outcome.Good<JsonEvent> good) {
                    var event = good.value();
                    events.add(new Read(input, event, EventKey.of(event).orElse(null)));
                } else {
                    bad(input, ((Outcome.Bad<JsonEvent>) outcome).row());
                }
            }
            return events;
        }

        /** The event of a record that was encoded, which its bad row needs. */
        private JsonEvent event(LoadedEvent loaded) throws RegistryUnreachable {
            var input = loaded.input();
            var outcome = reader.read(input.value(), input.schemas());
            if (outcome instanceof Outcome.Good<JsonEvent> good && hasTables()) {
                outcome = models.resolve(good.value());
            }
            return ((Outcome.Good<JsonEvent>) outcome).value();
        }

        private boolean hasTables() {
            return eventsShape.wide().style().hasTables();
        }

        private void makeColumns(List<Read> events) throws SQLException {
            var lacking = new HashSet<String>();
            for (var event : events) {
                for (var entity : event.event().entities()) {
                    if (eventsShape.wide().lacks(entity.jsonKey())) {
                        lacking.add(entity.jsonKey());
                    }
                }
            }
            if (!lacking.isEmpty()) {
                eventsShape = columns.ready(connection, lacking);
            }
        }

        private void makeReady() throws SQLException {
            for (var model : models.models().entrySet()) {
                try {
                    shapes.put(
                            model.getKey(),
                            tables.ready(connection, model.getKey(), model.getValue()));
                } catch (SQLException e) {
                    requireBlame(e);
                    unusable.put(model.getKey(), e.getMessage());
                }
            }
        }

        private void requireBlame(SQLException e) throws SQLException {
            var trouble = SqlTrouble.of(e);
            if (trouble == SqlTrouble.OUTAGE || (trouble == SqlTrouble.UNSURE && !blame)) {
                throw e;
            }
        }

        private void write(List<Read> events) throws SQLException, RegistryUnreachable {
            var again = new ArrayList<Read>(0);
            var room = new HashMap<ModelId, List<RowProblem>>(0);
            for (var event : events) {
                var reason = unusable(event.event());
                if (reason != null) {
                    bad(event.input(), badEvents.refused(event.event(), reason));
                } else {
                    write(
                            event,
                            problems -> {
                                if (!fit(problems)) {
                                    bad(
                                            event.input(),
                                            badEvents.ofProblems(event.event(), problems));
                                    return;
                                }
                                again.add(event);
                                for (var problem : problems) {
                                    room.computeIfAbsent(model(problem), i -> new ArrayList<>())
                                            .add(problem);
                                }
                            });
                }
            }
            makeRoom(room);
            for (var event : again) {
                write(
                        event,
                        problems ->
                                bad(event.input(), badEvents.ofProblems(event.event(), problems)));
            }
        }

        private void write(Read event, Problems otherwise) throws RegistryUnreachable {
            try {
                var encoded = encoder.encode(event.event(), fitting::contains, this, batch.rows());
                if (encoded instanceof Encoded.Rows rows) {
                    loaded.add(new LoadedEvent(event.input(), rows.key(), rows.rows()));
                } else if (encoded instanceof Encoded.Unfit unfit) {
                    otherwise.accept(unfit.problems());
                } else {
                    throw new IllegalStateException("a table is missing that was made ready");
                }
            } catch (RuntimeException defect) {
                LOGGER.atError()
                        .addKeyValue("topic", event.input().topic())
                        .addKeyValue("partition", event.input().partition())
                        .addKeyValue("offset", event.input().offset())
                        .setCause(defect)
                        .log("a defect of ours met this event");
                bad(event.input(), badEvents.defect(event.event(), clock.instant(), defect));
            }
        }

        /** Whether all that is wrong is that a table cannot hold what its schema allows. */
        private boolean fit(List<RowProblem> problems) throws RegistryUnreachable {
            for (var problem : problems) {
                if (problem instanceof RowProblem.Unknown) {
                    continue;
                }
                if (!(problem instanceof RowProblem.Property property)) {
                    return false;
                }
                if (!fitting.contains(property.entity())) {
                    if (!schemas.fits(property.entity())) {
                        return false;
                    }
                    fitting.add(property.entity());
                }
            }
            return true;
        }

        private static ModelId model(RowProblem problem) {
            var entity =
                    problem instanceof RowProblem.Unknown unknown
                            ? unknown.entity()
                            : ((RowProblem.Property) problem).entity();
            return ModelId.of(entity.schema().orElseThrow());
        }

        private void makeRoom(Map<ModelId, List<RowProblem>> problems) throws SQLException {
            for (var of : problems.entrySet()) {
                var id = of.getKey();
                var shape = Objects.requireNonNull(shapes.get(id));
                if (of.getValue().stream().allMatch(shape::hasRoomFor)) {
                    continue;
                }
                try {
                    var model = Objects.requireNonNull(models.models().get(id));
                    shapes.put(id, tables.makeRoom(connection, id, model, of.getValue()));
                } catch (SQLException e) {
                    requireBlame(e);
                    LOGGER.atWarn()
                            .addKeyValue("table", shape.target().table())
                            .addKeyValue("error", e.getMessage())
                            .log("no room for values that the schema allows");
                }
            }
        }

        @Override
        public EventsShape events() {
            return eventsShape;
        }

        @Override
        public @Nullable TableShape entity(SchemaKey schema) {
            return shapes.get(ModelId.of(schema));
        }

        private @Nullable String unusable(JsonEvent event) {
            if (unusable.isEmpty()) {
                return null;
            }
            for (var entity : event.entities()) {
                var reason = unusable.get(ModelId.of(entity.schema().orElseThrow()));
                if (reason != null) {
                    return reason;
                }
            }
            return null;
        }

        private void bad(Input input, BadRow row) {
            bad.add(new BadRecord(input, row));
        }
    }

    private interface Problems {
        void accept(List<RowProblem> problems) throws RegistryUnreachable;
    }
}
