package io.freshet.loader.pg.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the parts of all tables that are cut: makes those whose time comes, moves rows into
 * them that came before, drops those that are too old. Every step is a short transaction of its
 * own; what a lock is in the way of is left for the next round. One thread.
 */
public final class PartitionUpkeep {

    private static final Logger LOGGER = LoggerFactory.getLogger(PartitionUpkeep.class);

    /** Rows that are older than so many parts stay where they are: a clock was wrong. */
    static final int FARTHEST = 400;

    /** After a part for old rows, so many are made with it: who loads old events goes on. */
    private static final int FOLLOWING = 6;

    private static final int MAX_NEW = 60;
    private static final Duration COUNT_AGAIN = Duration.ofHours(1);
    private static final int MAX_POSTPONED = 3;

    private final PartitionCatalogue catalogue;
    private final PartitionSettings settings;
    private final InstantSource clock;
    private final UpkeepListener listener;
    private final Set<String> told = new HashSet<>();
    private final Map<String, Counted> large = new HashMap<>();
    private String last = "";

    /**
     * The rows of a default part that has more of one period than may be moved.
     *
     * @param until when they are counted again; each time all of them are read
     */
    private record Counted(Map<Period, Long> rows, LocalDateTime until) {}

    /**
     * Looks after one database schema.
     *
     * @param schema the database schema of events and entities
     * @param clock says what the present part is; nothing is dropped before the database's clock
     *     says so, too
     */
    public PartitionUpkeep(
            String schema,
            PartitionSettings settings,
            InstantSource clock,
            UpkeepListener listener) {
        this.catalogue = new PartitionCatalogue(schema);
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Does what is to do now. Where another loader is at it, nothing.
     *
     * @param connection without autocommit, no transaction begun
     * @throws SQLException where the connection cannot be used any more
     */
    public void run(Connection connection) throws SQLException {
        if (settings.isOn()) {
            new Round(connection).run();
        }
    }

    private final class Round {

        private final Connection connection;
        private final OwnTransaction transaction;
        private final PartChanges changes;
        private LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        private LocalDateTime keptFrom = LocalDateTime.MIN;
        private List<PartitionedTable> tables = List.of();

        Round(Connection connection) {
            this.connection = connection;
            this.transaction = new OwnTransaction(connection, catalogue.schema());
            this.changes = new PartChanges(catalogue, connection, transaction);
        }

        void run() throws SQLException {
            if (!transaction.run(this::look)) {
                return;
            }
            int postponed = 0;
            for (var table : inTurn()) {
                try {
                    make(table);
                    drop(table);
                } catch (SQLException e) {
                    listener.postponed();
                    LOGGER.atWarn()
                            .addKeyValue("table", table.name())
                            .addKeyValue("error", e.getMessage())
                            .log("parts of the table are looked after later");
                    if (connection.isClosed()) {
                        throw e;
                    }
                    last = table.name();
                    if (++postponed == MAX_POSTPONED) {
                        return;
                    }
                }
            }
        }

        private void look() throws SQLException {
            tables = catalogue.tables(connection);
            tellOfWholeTables();
            var retention = settings.retention();
            if (retention != null) {
                var theirs = catalogue.now(connection);
                keptFrom = (theirs.isBefore(now) ? theirs : now).minus(retention);
            }
        }

        /** Tables that had to wait do not make the same others wait every time. */
        private List<PartitionedTable> inTurn() {
            var ordered =
                    new TreeSet<PartitionedTable>(
                            (a, b) -> {
                                int turn = Boolean.compare(isDone(a), isDone(b));
                                return turn != 0 ? turn : a.name().compareTo(b.name());
                            });
            ordered.addAll(tables);
            return List.copyOf(ordered);
        }

        private boolean isDone(PartitionedTable table) {
            return table.name().compareTo(last) <= 0;
        }

        private void tellOfWholeTables() throws SQLException {
            var whole = catalogue.wholeTables(connection);
            if (told.addAll(whole)) {
                LOGGER.atWarn()
                        .addKeyValue("tables", whole)
                        .log("made without parts and left so; layout.partitions is for new tables");
            }
        }

        private void make(PartitionedTable table) throws SQLException {
            if (table.rest().isEmpty()) {
                changes.makeRest(table).ifPresent(this::made);
            }
            var rows = rowsOfRest(table);
            int made = 0;
            for (var period : wanted(rows)) {
                if (table.covers(period) || made == MAX_NEW) {
                    continue;
                }
                long count = rows.getOrDefault(period, 0L);
                if (count > settings.moveRows()) {
                    tellOfTooMany(table, period, count);
                } else {
                    changes.make(table, period).ifPresent(this::made);
                    made++;
                }
            }
        }

        private Set<Period> wanted(Map<Period, Long> rowsOfRest) {
            var present = Period.at(settings.every(), now);
            var wanted = new TreeSet<Period>((a, b) -> a.first().compareTo(b.first()));
            for (int i = 0; i <= settings.ahead(); i++) {
                wanted.add(present.plus(i));
            }
            for (var period : rowsOfRest.keySet()) {
                wanted.add(period);
                for (int i = 1; i <= FOLLOWING; i++) {
                    var later = period.plus(i);
                    if (later.from().isBefore(now)) {
                        wanted.add(later);
                    }
                }
            }
            return wanted;
        }

        /** How many rows wait for which part; those of a wrong clock are left out. */
        private Map<Period, Long> rowsOfRest(PartitionedTable table) throws SQLException {
            var counts = new TreeMap<Period, Long>((a, b) -> a.first().compareTo(b.first()));
            var rest = table.rest();
            if (rest.isEmpty() || rest.get().isEmpty()) {
                return counts;
            }
            var known = large.get(table.name());
            if (known != null && now.isBefore(known.until())) {
                return known.rows();
            }
            var present = Period.at(settings.every(), now);
            var oldest = present.plus(-FARTHEST);
            if (keptFrom.isAfter(oldest.from())) {
                oldest = Period.at(settings.every(), keptFrom);
            }
            var from = oldest.from();
            var to = present.plus(settings.ahead()).to();
            transaction.run(
                    () ->
                            catalogue
                                    .rows(connection, rest.get(), table.time(), from, to)
                                    .forEach(
                                            (day, count) ->
                                                    counts.merge(
                                                            Period.at(settings.every(), day),
                                                            count,
                                                            Long::sum)));
            if (counts.values().stream().anyMatch(count -> count > settings.moveRows())) {
                large.put(table.name(), new Counted(counts, now.plus(COUNT_AGAIN)));
            }
            return counts;
        }

        private void made(PartChanges.Made part) {
            listener.made(part.moved());
            LOGGER.atInfo()
                    .addKeyValue("part", part.name())
                    .addKeyValue("moved", part.moved())
                    .log("part made");
        }

        private void drop(PartitionedTable table) throws SQLException {
            for (var part : table.endedBy(keptFrom)) {
                if (changes.drop(table, part)) {
                    listener.dropped();
                    LOGGER.atInfo()
                            .addKeyValue("part", part.name())
                            .addKeyValue("to", part.to())
                            .log("part dropped, it is older than layout.partitions.retention");
                }
            }
        }

        private void tellOfTooMany(PartitionedTable table, Period period, long count) {
            if (told.add(table.name() + period.ending())) {
                LOGGER.atWarn()
                        .addKeyValue("table", table.name())
                        .addKeyValue("from", period.from())
                        .addKeyValue("to", period.to())
                        .addKeyValue("rows", count)
                        .log(
                                "more rows than layout.partitions.moveRows are in the default"
                                        + " part and stay there; queries find them");
            }
        }
    }
}
