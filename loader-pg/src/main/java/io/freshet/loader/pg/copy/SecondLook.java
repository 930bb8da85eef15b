package io.freshet.loader.pg.copy;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.row.BadEvents;
import io.freshet.loader.pg.row.Encoded;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventEntity;
import io.freshet.loader.pg.row.EventKey;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.row.JsonEvent;
import io.freshet.loader.pg.row.RowBatch;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks a second time at the records of one batch that could not be encoded at once: finds their
 * schemas, makes and changes tables, puts values that fit no column beside it, and makes bad rows
 * of what is left. One transaction, one thread.
 */
final class SecondLook implements Shapes {

    private static final Logger LOGGER = LoggerFactory.getLogger(SecondLook.class);

    private final Parts parts;
    private final Connection connection;
    private final EventsShape before;
    private EventsShape eventsShape;
    private final boolean blame;
    private final EventSchemas.OfBatch models;
    private final Map<ModelId, TableShape> shapes = new HashMap<>();
    private final Map<ModelId, String> unusable = new HashMap<>();
    private final RowBatch rows;
    private final List<LoadedEvent> loaded;
    private final List<BadRecord> bad;
    private final List<Read> events = new ArrayList<>(0);
    private final Set<EventEntity> fitting = Collections.newSetFromMap(new IdentityHashMap<>(0));

    /** What is the same for all batches. */
    record Parts(
            EntityTables tables,
            EntityColumns columns,
            EventSchemas schemas,
            EventReader reader,
            EventEncoder encoder,
            BadEvents badEvents,
            InstantSource clock) {}

    /**
     * Begins.
     *
     * @param blame whether an error that may have other causes is an event's fault
     * @param rows where rows are written
     * @param loaded gets the events that have rows
     * @param bad gets the others
     */
    SecondLook(
            Parts parts,
            Connection connection,
            EventsShape eventsShape,
            boolean blame,
            RowBatch rows,
            List<LoadedEvent> loaded,
            List<BadRecord> bad) {
        this.parts = parts;
        this.connection = connection;
        this.before = eventsShape;
        this.eventsShape = eventsShape;
        this.blame = blame;
        this.models = parts.schemas().new OfBatch();
        this.rows = rows;
        this.loaded = loaded;
        this.bad = bad;
    }

    /** A record as a tree, with all schemas found. */
    private record Read(Input input, JsonEvent event, @Nullable EventKey key) implements Keyed {}

    /** Finds the schemas of these records; asks registries and not the database. */
    void read(List<Input> inputs) throws RegistryUnreachable {
        for (var input : inputs) {
            var outcome = parts.reader().read(input.value(), input.schemas());
            if (outcome instanceof Outcome.Good<JsonEvent> good && hasTables()) {
                outcome = models.resolve(good.value());
            }
            if (outcome instanceof Outcome.Good<JsonEvent> good) {
                events.add(read(input, good.value()));
            } else {
                bad(input, ((Outcome.Bad<JsonEvent>) outcome).row());
            }
        }
    }

    private static Read read(Input input, JsonEvent event) {
        return new Read(input, event, EventKey.of(event).orElse(null));
    }

    /** The events that were read; those that are removed are not written. */
    List<? extends Keyed> found() {
        return events;
    }

    /** Each record that was read ends with rows or as a bad row. */
    void write() throws SQLException, RegistryUnreachable {
        makeReady();
        makeColumns();
        writeAll();
    }

    /** The event of a record that was encoded, which its bad row needs. */
    JsonEvent event(LoadedEvent loaded) throws RegistryUnreachable {
        var input = loaded.input();
        var outcome = parts.reader().read(input.value(), input.schemas());
        if (outcome instanceof Outcome.Good<JsonEvent> good && hasTables()) {
            outcome = models.resolve(good.value());
        }
        return ((Outcome.Good<JsonEvent>) outcome).value();
    }

    /** The table of events, where it got columns in this transaction. */
    Optional<EventsShape> grownEvents() {
        return eventsShape.equals(before) ? Optional.empty() : Optional.of(eventsShape);
    }

    private boolean hasTables() {
        return eventsShape.wide().style().hasTables();
    }

    private void makeColumns() throws SQLException {
        var lacking = new HashSet<String>();
        for (var event : events) {
            for (var entity : event.event().entities()) {
                if (eventsShape.wide().lacks(entity.jsonKey())) {
                    lacking.add(entity.jsonKey());
                }
            }
        }
        if (!lacking.isEmpty()) {
            eventsShape = parts.columns().ready(connection, lacking);
        }
    }

    private void makeReady() throws SQLException {
        // In the order in which rows are copied: see CopyWriter.
        var inOrder = new ArrayList<>(models.models().entrySet());
        inOrder.sort(Comparator.comparing(model -> model.getKey().table().preferred()));
        for (var model : inOrder) {
            try {
                shapes.put(
                        model.getKey(),
                        parts.tables().ready(connection, model.getKey(), model.getValue()));
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

    private void writeAll() throws SQLException, RegistryUnreachable {
        var again = new ArrayList<Read>(0);
        var room = new HashMap<ModelId, List<RowProblem>>(0);
        for (var event : events) {
            var reason = unusable(event.event());
            if (reason != null) {
                bad(event.input(), parts.badEvents().refused(event.event(), reason));
            } else {
                write(
                        event,
                        problems -> {
                            if (!fit(problems)) {
                                bad(
                                        event.input(),
                                        parts.badEvents().ofProblems(event.event(), problems));
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
                            bad(
                                    event.input(),
                                    parts.badEvents().ofProblems(event.event(), problems)));
        }
    }

    private void write(Read event, Problems otherwise) throws RegistryUnreachable {
        try {
            var encoded = parts.encoder().encode(event.event(), fitting::contains, this, rows);
            if (encoded instanceof Encoded.Rows made) {
                loaded.add(new LoadedEvent(event.input(), made.key(), made.rows()));
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
            bad(
                    event.input(),
                    parts.badEvents().defect(event.event(), parts.clock().instant(), defect));
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
                if (!parts.schemas().fits(property.entity())) {
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
                shapes.put(id, parts.tables().makeRoom(connection, id, model, of.getValue()));
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

    private interface Problems {
        void accept(List<RowProblem> problems) throws RegistryUnreachable;
    }
}
