package io.freshet.loader.pg.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.row.EventKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which events are new, whoever else loads at the same time. */
class LoadedEventsIT {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final LoadedEventTables tables =
            new LoadedEventTables(TestPostgres.settings().bookkeepingSchema());
    private Connection connection;

    @BeforeEach
    void makeTables() throws SQLException {
        connection = TestPostgres.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + tables.schema());
            for (var definition : tables.definition()) {
                statement.execute(definition);
            }
        }
        connection.commit();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void ofEqualEventsInABatchTheFirstIsNew() throws SQLException {
        assertThat(newOnes(key(1, "a"), key(2, "a"), key(1, "a"), key(1, "b"), key(2, "a")))
                .isEqualTo(bits(0, 1, 3));
    }

    @Test
    void anEventIsNewOnce() throws SQLException {
        assertThat(newOnes(key(1, "a"))).isEqualTo(bits(0));
        connection.commit();

        assertThat(newOnes(key(2, "a"), key(1, "a"))).isEqualTo(bits(0));
    }

    @Test
    void withoutFingerprintTheIdAloneCounts() throws SQLException {
        assertThat(newOnes(key(1, null), key(1, null), key(1, ""), key(1, "a")))
                .isEqualTo(bits(0, 2, 3));
    }

    @Test
    void theSameEventMayGoToSeveralPlaces() throws SQLException {
        newOnes(key(1, "a"));

        assertThat(
                        new LoadedEvents(tables, "elsewhere", WINDOW)
                                .newOnes(connection, List.of(key(1, "a"))))
                .isEqualTo(bits(0));
    }

    @Test
    void whatIsRolledBackStaysNew() throws SQLException {
        newOnes(key(1, "a"));
        connection.rollback();

        assertThat(newOnes(key(1, "a"))).isEqualTo(bits(0));
    }

    @Test
    void whatIsGivenBackIsNewAgain() throws SQLException {
        newOnes(key(1, "a"), key(2, "a"));
        loadedEvents().giveBack(connection, List.of(key(2, "a")));
        connection.commit();

        assertThat(newOnes(key(1, "a"), key(2, "a"))).isEqualTo(bits(1));
    }

    @Test
    void entriesOlderThanTheWindowDoNotCount() throws SQLException {
        newOnes(key(1, "a"), key(2, "a"));
        connection.commit();
        turn(Duration.ZERO);
        newOnes(key(3, "a"), key(4, "a"));
        connection.commit();
        age(key(1, "a"));
        age(key(3, "a"));

        assertThat(newOnes(key(1, "a"), key(2, "a"), key(3, "a"), key(4, "a")))
                .isEqualTo(bits(0, 2));
        connection.commit();
        assertThat(newOnes(key(1, "a"), key(3, "a"))).isEqualTo(bits());
    }

    @Test
    void aTurnForgetsOnlyWhatIsOlderThanTheWindow() throws SQLException {
        newOnes(key(1, "a"));
        connection.commit();
        assertThat(turn(WINDOW)).isFalse();

        assertThat(turn(Duration.ZERO)).isTrue();
        assertThat(newOnes(key(1, "a"), key(2, "a"))).isEqualTo(bits(1));
        connection.commit();
        assertThat(turn(Duration.ZERO)).isTrue();

        assertThat(newOnes(key(1, "a"), key(2, "a"))).isEqualTo(bits(0));
    }

    @Test
    void aLoaderWaitsForAnotherOneThatHasTheSameEvent() throws Exception {
        newOnes(key(1, "a"), key(2, "a"));
        loadedEvents().giveBack(connection, List.of(key(2, "a")));
        var other = CompletableFuture.supplyAsync(() -> alone(key(1, "a"), key(2, "a")));
        awaitWaiting(1);

        connection.commit();

        assertThat(other.get()).isEqualTo(bits(1));
    }

    @Test
    void aLoaderThatWaitedForOneThatFailedHasTheEvent() throws Exception {
        newOnes(key(1, "a"));
        var other = CompletableFuture.supplyAsync(() -> alone(key(1, "a")));
        awaitWaiting(1);

        connection.rollback();

        assertThat(other.get()).isEqualTo(bits(0));
    }

    @Test
    void aTurnBesideALoaderLosesNoKey() throws Exception {
        newOnes(key(1, "a"));
        var turn =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (var own = TestPostgres.connect()) {
                                return new WindowTurn(tables, Duration.ZERO).turn(own);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        awaitWaiting(1);
        var other = CompletableFuture.supplyAsync(() -> alone(key(1, "a"), key(2, "a")));
        awaitWaiting(2);

        connection.commit();

        assertThat(turn.get()).isTrue();
        assertThat(other.get()).isEqualTo(bits(1));
    }

    /** Batches in all orders at once: no deadlock, and each event is new to exactly one. */
    @Test
    void ofManyLoadersExactlyOneHasEachEvent() throws Exception {
        int loaders = 4;
        int events = 300;
        var timesNew = new AtomicIntegerArray(events);
        var works = new ArrayList<Callable<Void>>();
        for (int loader = 0; loader < loaders; loader++) {
            var random = new Random(loader);
            works.add(
                    () -> {
                        load(random, events, timesNew);
                        return null;
                    });
        }
        var turns =
                CompletableFuture.runAsync(
                        () -> {
                            try (var own = TestPostgres.connect()) {
                                new WindowTurn(tables, Duration.ZERO).turn(own);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        var pool = Executors.newFixedThreadPool(loaders);
        try {
            for (var work : pool.invokeAll(works)) {
                work.get();
            }
        } finally {
            pool.shutdownNow();
        }
        turns.get();

        for (int i = 0; i < events; i++) {
            assertThat(timesNew.get(i)).as("event %s", i).isEqualTo(1);
        }
    }

    private void load(Random random, int events, AtomicIntegerArray timesNew) throws SQLException {
        var mine = new LoadedEvents(tables, "atomic", WINDOW);
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < events; i++) {
            numbers.add(i);
        }
        try (var own = TestPostgres.connect()) {
            Collections.shuffle(numbers, random);
            for (int from = 0; from < events; from += 50) {
                var batch = numbers.subList(from, from + 50);
                var isNew = mine.newOnes(own, batch.stream().map(n -> key(n, "a")).toList());
                if (random.nextInt(4) == 0) {
                    own.rollback(); // and once more
                    isNew = mine.newOnes(own, batch.stream().map(n -> key(n, "a")).toList());
                }
                own.commit();
                isNew.stream().forEach(i -> timesNew.incrementAndGet(batch.get(i)));
            }
        }
    }

    private BitSet alone(EventKey... keys) {
        try (var own = TestPostgres.connect()) {
            var isNew = loadedEvents().newOnes(own, List.of(keys));
            own.commit();
            return isNew;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until so many sessions wait for a lock that has to do with our tables. */
    private void awaitWaiting(int sessions) {
        await().until(
                        () ->
                                TestPostgres.query(
                                                "SELECT pid FROM pg_stat_activity WHERE"
                                                        + " wait_event_type = 'Lock' AND query LIKE"
                                                        + " '%"
                                                        + tables.schema()
                                                        + ".%'")
                                        .size(),
                        waiting -> waiting == sessions);
    }

    private boolean turn(Duration window) throws SQLException {
        return new WindowTurn(tables, window).turn(connection);
    }

    private void age(EventKey key) {
        for (var table : List.of(tables.current(), tables.before())) {
            TestPostgres.run(
                    "UPDATE "
                            + table
                            + " SET loaded_at = loaded_at - interval '61 minutes' WHERE key = '"
                            + new KeyDigest("atomic").of(key)
                            + "'");
        }
    }

    private BitSet newOnes(EventKey... keys) throws SQLException {
        return loadedEvents().newOnes(connection, List.of(keys));
    }

    private LoadedEvents loadedEvents() {
        return new LoadedEvents(tables, "atomic", WINDOW);
    }

    private static EventKey key(int number, String fingerprint) {
        return new EventKey(new UUID(0, number), fingerprint);
    }

    private static BitSet bits(int... positions) {
        var bits = new BitSet();
        Arrays.stream(positions).forEach(bits::set);
        return bits;
    }
}
