package io.freshet.loader.pg.partition;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.row.EventsTable;
import io.freshet.loader.pg.table.DatabaseSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A table of events that is cut into parts, and a clock that is moved by hand. */
final class PartitionedDatabase {

    final PgSettings settings = TestPostgres.settings();
    int made;
    long moved;
    int dropped;
    int postponed;
    private final PartitionSettings partitions;
    private Instant now;

    PartitionedDatabase(PartitionSettings partitions, String now) {
        this.partitions = partitions;
        this.now = Instant.parse(now);
        setUp();
    }

    /** As a loader does at start. */
    void setUp() {
        try (var connection = TestPostgres.connect()) {
            new DatabaseSetup(settings.schema(), form())
                    .prepare(connection, settings.bookkeepingSchema(), List.of());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private TableForm form() {
        return new TableForm(LayoutSettings.DEFAULT.with(partitions), () -> now);
    }

    void clock(String moment) {
        now = Instant.parse(moment);
    }

    void clock(Instant moment) {
        now = moment;
    }

    PartitionUpkeep upkeep(PartitionSettings with) {
        return new PartitionUpkeep(settings.schema(), with, () -> now, new Counts());
    }

    /** One round, by a loader with these settings. */
    void round(PartitionSettings with) {
        try (var connection = TestPostgres.connect()) {
            upkeep(with).run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void round() {
        round(partitions);
    }

    /** Another table of entities, with columns as the loader makes it. */
    void entityTable(String name) throws SQLException {
        try (var connection = TestPostgres.connect()) {
            var sql =
                    form().entities(
                                    connection,
                                    settings.schema(),
                                    name,
                                    "CREATE TABLE "
                                            + settings.schema()
                                            + "."
                                            + name
                                            + " (root_id uuid, root_tstamp timestamp, a text)");
            run(connection, sql);
            connection.commit();
        }
    }

    void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.replace("atomic.", settings.schema() + "."));
        }
    }

    void run(String sql) {
        TestPostgres.run(sql.replace("atomic.", settings.schema() + "."));
    }

    List<String> query(String sql) {
        return TestPostgres.query(sql.replace("atomic.", settings.schema() + "."));
    }

    /** Rows of events at this moment. */
    void events(String moment, int count) {
        run(
                ("INSERT INTO atomic.%s (event_id, collector_tstamp, v_collector, v_etl) SELECT"
                                + " gen_random_uuid(), '%s', 'c', 'e' FROM generate_series(1, %d)")
                        .formatted(EventsTable.NAME, moment, count));
    }

    /** The parts of a table by name, with their rows: {@code events_2026_11=3}. */
    List<String> parts(String table) {
        return query(
                        """
                        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                         WHERE i.inhparent = 'atomic.%s'::regclass ORDER BY 1"""
                                .formatted(table))
                .stream()
                .map(part -> part + "=" + query("SELECT count(*) FROM atomic." + part).get(0))
                .toList();
    }

    private final class Counts implements UpkeepListener {
        @Override
        public void made(long rows) {
            made++;
            moved += rows;
        }

        @Override
        public void dropped() {
            dropped++;
        }

        @Override
        public void postponed() {
            postponed++;
        }
    }
}
