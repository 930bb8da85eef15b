package io.freshet.loader.pg.copy;

import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClient;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.duplicate.LoadedEventTables;
import io.freshet.loader.pg.duplicate.LoadedEvents;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.loader.pg.row.BadEvents;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import io.freshet.loader.pg.table.DatabaseSetup;
import io.freshet.loader.pg.table.EntityColumns;
import io.freshet.loader.pg.table.EntityTables;
import io.freshet.loader.pg.table.EvolutionSettings;
import io.freshet.loader.pg.table.KnownTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A loader without Kafka: batches go in, rows and bad rows are looked at. */
final class LoadingDatabase implements AutoCloseable {

    static final String TOPIC = "snowplow_json_event";

    static final Duration WINDOW = Duration.ofHours(1);
    private static final Processor PROCESSOR = new Processor("freshet-loader-pg", "0.1.0");

    final PgSettings settings;
    final KnownTables known = new KnownTables();
    final Connection connection;
    final OffsetStore offsets;
    final LoadedEventTables loadedEvents;
    final List<JsonNode> bad = new ArrayList<>();
    final List<String> ddl = new ArrayList<>();
    final BatchLoader loader;
    final EventsShape events;
    Claim claim;
    boolean sinkIsAway;
    Runnable beforeDelivery = () -> {};
    private final int partition;

    LoadingDatabase(IgluClient iglu) throws SQLException {
        this(iglu, TestPostgres.settings());
    }

    LoadingDatabase(IgluClient iglu, PgSettings settings) throws SQLException {
        this(iglu, settings, 0);
    }

    LoadingDatabase(IgluClient iglu, LayoutSettings layout) throws SQLException {
        this(iglu, TestPostgres.settings(), layout, 0);
    }

    LoadingDatabase(IgluClient iglu, PgSettings settings, int partition) throws SQLException {
        this(iglu, settings, LayoutSettings.DEFAULT, partition);
    }

    LoadingDatabase(IgluClient iglu, PgSettings settings, LayoutSettings layout, int partition)
            throws SQLException {
        this(iglu, settings, layout, partition, EvolutionSettings.defaults());
    }

    LoadingDatabase(
            IgluClient iglu,
            PgSettings settings,
            LayoutSettings layout,
            int partition,
            EvolutionSettings evolution)
            throws SQLException {
        this.settings = settings;
        connection = new PgConnections(settings).open();
        this.partition = partition;
        loadedEvents = new LoadedEventTables(settings.bookkeepingSchema());
        offsets = new OffsetStore(settings.bookkeepingSchema(), "group", "test");
        var form = new TableForm(layout, InstantSource.system());
        events =
                new DatabaseSetup(settings.schema(), form)
                        .prepare(connection, settings.bookkeepingSchema(), bookkeeping());
        known.publish(events);
        claim = offsets.claim(connection, TOPIC, partition, "id");
        connection.commit();
        loader =
                new BatchLoader(
                        settings.schema(),
                        offsets,
                        known,
                        new EntityTables(
                                settings.schema(),
                                settings.bookkeepingSchema(),
                                form,
                                evolution,
                                ddl::add,
                                known),
                        new EntityColumns(settings.schema(), form.style(), ddl::add),
                        iglu,
                        new BadEvents(PROCESSOR),
                        this::deliver,
                        new LoadedEvents(loadedEvents, settings.schema(), WINDOW),
                        (step, nanos) -> {},
                        InstantSource.system());
    }

    private List<String> bookkeeping() {
        var statements = new ArrayList<>(offsets.definition());
        statements.addAll(loadedEvents.definition());
        return statements;
    }

    private void deliver(List<BadRecord> rows) throws BadRowSink.Unavailable {
        if (sinkIsAway) {
            throw new BadRowSink.Unavailable(new IllegalStateException("no broker"));
        }
        beforeDelivery.run();
        for (var row : rows) {
            bad.add(TestEvents.json(BadRowJson.print(row.row())));
        }
    }

    /** Loads a batch and keeps the claim up to date. */
    BatchLoader.Result load(Input... inputs) throws Exception {
        return load(List.of(inputs));
    }

    BatchLoader.Result load(List<Input> inputs) throws Exception {
        try {
            var result = attempt(inputs, false);
            claim = claim.advancedTo(next(inputs));
            return result;
        } catch (SQLException | RegistryUnreachable | Fenced | BadRowSink.Unavailable e) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
            loader.forget();
            throw e;
        }
    }

    BatchLoader.Result attempt(List<Input> inputs, boolean blame) throws Exception {
        var advance = new Advance(TOPIC, partition, claim, next(inputs));
        var batch = new EncodedBatch(new EventEncoder(new EventReader(PROCESSOR)), known);
        inputs.forEach(batch::add);
        return loader.load(connection, batch, List.of(advance), blame);
    }

    private static long next(List<Input> inputs) {
        return inputs.get(inputs.size() - 1).offset() + 1;
    }

    /** Rows of a query in which {@code atomic.} and {@code freshet.} stand for our schemas. */
    List<String> query(String sql) {
        return TestPostgres.query(here(sql));
    }

    void run(String sql) {
        TestPostgres.run(here(sql));
    }

    private String here(String sql) {
        return sql.replace("atomic.", settings.schema() + ".")
                .replace("freshet.", settings.bookkeepingSchema() + ".");
    }

    /** The stored offset. */
    String nextOffset() {
        return query("SELECT next_offset FROM freshet.loader_offsets").get(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
