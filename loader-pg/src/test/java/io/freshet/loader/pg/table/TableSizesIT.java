package io.freshet.loader.pg.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.table.TableSizes.TableSize;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableSizesIT {

    private final String schema = TestPostgres.settings().schema();
    private final TableSizes sizes = new TableSizes(schema);
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestPostgres.connect();
        run("CREATE SCHEMA %s");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void theLargestComesFirstWithItsIndexesAndLongValues() throws SQLException {
        run("CREATE TABLE %s.small (a text)");
        run("CREATE TABLE %s.large (a text PRIMARY KEY)");
        run("INSERT INTO %s.large SELECT n::text FROM generate_series(1, 1000) n");
        run("ANALYZE %s.large");

        var found = sizes.ask(connection);

        assertThat(found).extracting(TableSize::table).containsExactly("large", "small");
        assertThat(found).extracting(TableSize::rows).containsExactly(1000L, 0L);
        assertThat(found.get(0).bytes()).isGreaterThan(80_000);
    }

    @Test
    void partsAreNoTablesOfTheirOwn() throws SQLException {
        run("CREATE TABLE %s.events (a int) PARTITION BY RANGE (a)");
        run("CREATE TABLE %1$s.events_1 PARTITION OF %1$s.events FOR VALUES FROM (0) TO (10)");
        run("CREATE TABLE %1$s.events_2 PARTITION OF %1$s.events DEFAULT");
        run("INSERT INTO %s.events SELECT n FROM generate_series(1, 30) n");
        run("ANALYZE %s.events");

        assertThat(sizes.ask(connection))
                .singleElement()
                .satisfies(
                        events -> {
                            assertThat(events.table()).isEqualTo("events");
                            assertThat(events.rows()).isEqualTo(30);
                            assertThat(events.bytes()).isEqualTo(2 * 8192);
                        });
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(schema));
        }
    }
}
