package io.freshet.loader.pg;

import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.table.TableSizes;
import io.freshet.loader.pg.table.TableSizes.TableSize;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how large the tables are. Asks seldom, with a connection of its own that is open only
 * meanwhile; what it was told last stands until it is told more.
 */
final class TableWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TableWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** By when the first events have made their tables. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private final TableSizes sizes;
    private final PgConnections connections;
    private final MultiGauge bytes;
    private final MultiGauge rows;
    private final ScheduledExecutorService thread;

    TableWatch(TableSizes sizes, PgConnections connections, MeterRegistry registry) {
        this.sizes = sizes;
        this.connections = connections;
        this.bytes =
                MultiGauge.builder("freshet_loader_table_bytes")
                        .description("Size of a table with its indexes")
                        .register(registry);
        this.rows =
                MultiGauge.builder("freshet_loader_table_rows")
                        .description("Rows of a table, as the server estimates them")
                        .register(registry);
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            var named = new Thread(work, PgLoaderConfig.NAME + "-tables");
                            named.setDaemon(true);
                            return named;
                        });
    }

    /** Soon for the first time. */
    @SuppressWarnings("FutureReturnValueIgnored") // it never ends, and look() lets nothing out
    void start() {
        var unused =
                thread.scheduleWithFixedDelay(
                        this::look, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        try (var connection = connections.open()) {
            var tables = sizes.ask(connection);
            connection.rollback();
            show(bytes, tables, TableSize::bytes);
            show(rows, tables, TableSize::rows);
        } catch (SQLException e) {
            LOGGER.atDebug()
                    .addKeyValue("error", e.getMessage())
                    .log("sizes of tables are asked for later");
        } catch (RuntimeException defect) {
            // An exception would end the loop for good.
            LOGGER.atError().setCause(defect).log("a defect of ours in asking for sizes");
        }
    }

    private static void show(
            MultiGauge gauge, List<TableSize> tables, ToLongFunction<TableSize> figure) {
        gauge.register(
                tables.stream()
                        .map(
                                each ->
                                        MultiGauge.Row.of(
                                                Tags.of("table", each.table()),
                                                figure.applyAsLong(each)))
                        .toList(),
                true);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
