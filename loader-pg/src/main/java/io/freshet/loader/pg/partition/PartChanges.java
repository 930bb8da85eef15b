package io.freshet.loader.pg.partition;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.partition.PartitionedTable.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Makes and drops parts, each in a transaction of its own. The table is looked at again there: what
 * another loader has done meanwhile is not done twice.
 */
final class PartChanges {

    private final PartitionCatalogue catalogue;
    private final Connection connection;
    private final OwnTransaction transaction;

    PartChanges(PartitionCatalogue catalogue, Connection connection, OwnTransaction transaction) {
        this.catalogue = catalogue;
        this.connection = connection;
        this.transaction = transaction;
    }

    /**
     * A part that was made.
     *
     * @param name its name
     * @param moved how many rows it got from the default part
     */
    record Made(String name, long moved) {}

    /** Makes the part that takes what belongs to no other; empty where there is one. */
    Optional<Made> makeRest(PartitionedTable table) throws SQLException {
        var made = new Result();
        transaction.run(
                () -> {
                    lock(table);
                    if (actual(table).rest().isEmpty()) {
                        var name = like(table, PartName.DEFAULT);
                        attach(table, name, "DEFAULT");
                        made.value = Optional.of(new Made(name, 0));
                    }
                });
        return made.value;
    }

    /** Makes the part of a period, with the rows that wait for it; empty where there is one. */
    Optional<Made> make(PartitionedTable table, Period period) throws SQLException {
        var made = new Result();
        transaction.run(
                () -> {
                    lock(table);
                    var actual = actual(table);
                    if (actual.covers(period)) {
                        return;
                    }
                    var name = like(table, period.ending());
                    long moved = 0;
                    if (actual.rest().isPresent()) {
                        moved = move(actual, actual.rest().get(), name, period);
                    }
                    attach(table, name, "FOR VALUES " + period.bounds());
                    made.value = Optional.of(new Made(name, moved));
                });
        return made.value;
    }

    /**
     * Drops a part with its rows.
     *
     * @return false where somebody else has done so
     */
    boolean drop(PartitionedTable table, Part part) throws SQLException {
        var isThere = new boolean[1];
        transaction.run(
                () -> {
                    isThere[0] = actual(table).parts().stream().anyMatch(part::isSameAs);
                    if (isThere[0]) {
                        var name = TableDdl.qualified(part.schema(), part.name());
                        transaction.execute(
                                "ALTER TABLE " + qualified(table) + " DETACH PARTITION " + name);
                        transaction.execute("DROP TABLE " + name);
                    }
                });
        return isThere[0];
    }

    private static final class Result {
        private Optional<Made> value = Optional.empty();
    }

    private PartitionedTable actual(PartitionedTable table) throws SQLException {
        return catalogue.table(connection, table.name()).orElse(table);
    }

    /** Against changes of its columns; rows can be written and read meanwhile. */
    private void lock(PartitionedTable table) throws SQLException {
        transaction.execute(
                "LOCK TABLE ONLY " + qualified(table) + " IN SHARE UPDATE EXCLUSIVE MODE");
    }

    private String like(PartitionedTable table, String ending) throws SQLException {
        var name = PartName.free(connection, catalogue.schema(), table.name(), ending);
        transaction.execute(
                "CREATE TABLE "
                        + TableDdl.qualified(catalogue.schema(), name)
                        + " (LIKE "
                        + qualified(table)
                        + " INCLUDING ALL EXCLUDING INDEXES EXCLUDING IDENTITY)");
        return name;
    }

    /** Whoever writes to the default part waits; all others do not. */
    private long move(PartitionedTable table, Part rest, String to, Period period)
            throws SQLException {
        var from = TableDdl.qualified(rest.schema(), rest.name());
        transaction.execute("LOCK TABLE " + from + " IN ACCESS EXCLUSIVE MODE");
        var columns = catalogue.columns(connection, table.name());
        var time = SqlName.quote(table.time());
        return transaction.update(
                "WITH moved AS (DELETE FROM %s WHERE %s >= '%s' AND %s < '%s' RETURNING %s)"
                                .formatted(from, time, period.from(), time, period.to(), columns)
                        + " INSERT INTO %s (%s) SELECT %s FROM moved"
                                .formatted(
                                        TableDdl.qualified(catalogue.schema(), to),
                                        columns,
                                        columns));
    }

    private void attach(PartitionedTable table, String part, String bounds) throws SQLException {
        transaction.execute(
                "ALTER TABLE "
                        + qualified(table)
                        + " ATTACH PARTITION "
                        + TableDdl.qualified(catalogue.schema(), part)
                        + " "
                        + bounds);
    }

    private String qualified(PartitionedTable table) {
        return TableDdl.qualified(catalogue.schema(), table.name());
    }
}
