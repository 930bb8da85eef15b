package io.freshet.loader.pg.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Random schema histories, their events in random order on three loaders at once that get to know
 * the versions in different orders: every value of every event is found in its row again. More
 * seeds: {@code -Dfreshet.histories=500}, from another one on: {@code -Dfreshet.seed=1000}.
 */
class SchemaHistoriesIT {

    private static final int LOADERS = 3;

    /** Names that meet in one table name. */
    private static final List<String> MODELS = List.of("fooBar", "foo_bar", "n".repeat(60));

    private record Sent(String eventId, String uri, JsonNode data) {}

    static Stream<Long> seeds() {
        long first = Long.getLong("freshet.seed", 1);
        return Stream.iterate(first, seed -> seed + 1).limit(Long.getLong("freshet.histories", 8));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyValueOfEveryEventIsFoundAgain(long seed) throws Exception {
        var random = new Random(seed);
        var sent = new ArrayList<Sent>();
        var schemas = new LinkedHashMap<String, JsonNode>();
        for (var model : MODELS.subList(0, 1 + random.nextInt(MODELS.size()))) {
            var history = new SchemaHistory("com.acme/" + model, random);
            schemas.putAll(history.versions());
            var data = new SampleData(random, 5000);
            for (var version : history.versions().entrySet()) {
                for (int i = 0; i < 6; i++) {
                    sent.add(sent(sent.size(), version.getKey(), data.object(version.getValue())));
                }
            }
            sent.add(sent(sent.size(), history.unpublished(), unknown()));
        }
        Collections.shuffle(sent, random);

        try (var one = new Loader(schemas, random.nextLong(), null);
                var two = new Loader(schemas, random.nextLong(), one);
                var three = new Loader(schemas, random.nextLong(), one)) {
            var loaders = List.of(one, two, three);
            for (int i = 0; i < sent.size(); i++) {
                loaders.get(i % LOADERS).sent.add(sent.get(i));
            }
            runAll(loaders);

            for (var loader : loaders) {
                assertThat(loader.db.bad).as("seed %d", seed).isEmpty();
            }
            check(one.db, sent, seed);
        }
    }

    private static void check(LoadingDatabase db, List<Sent> sent, long seed) {
        assertThat(db.query("SELECT count(*) FROM atomic.events"))
                .containsExactly(String.valueOf(sent.size()));
        for (var model : MODELS) {
            var events = sent.stream().filter(e -> e.uri().contains("/" + model + "/")).toList();
            if (events.isEmpty()) {
                continue;
            }
            var stored = StoredValues.of(db, "com.acme", model, 1);
            assertThat(stored.rows()).isEqualTo(events.size());
            for (var event : events) {
                assertThat(stored.missing(event.eventId(), event.data()))
                        .as(
                                () ->
                                        "seed %d, %s, %s%n%s"
                                                .formatted(
                                                        seed,
                                                        event.uri(),
                                                        Json.print(event.data()),
                                                        stored.describe(event.eventId())))
                        .isEmpty();
            }
        }
    }

    private static Sent sent(int number, String uri, JsonNode data) {
        return new Sent(TestEvents.id(number), uri, data);
    }

    private static JsonNode unknown() {
        return TestEvents.json(
                "{\"surprise\":\"no version has it\",\"more\":{\"deep\":1.5,\"list\":[1,\"x\"]}}");
    }

    private static void runAll(List<Loader> loaders) throws Exception {
        var threads = Executors.newFixedThreadPool(LOADERS);
        try {
            for (var done : threads.invokeAll(loaders)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * One loader with registries of its own, which learn of a version when it is needed, or before.
     */
    private static final class Loader implements Callable<Void>, AutoCloseable {

        final List<Sent> sent = new ArrayList<>();
        final LoadingDatabase db;
        private final FakeRegistries registries = new FakeRegistries();
        private final Map<String, JsonNode> schemas;
        private final Set<String> published = new HashSet<>();
        private final Random random;

        Loader(Map<String, JsonNode> schemas, long seed, Loader first) throws SQLException {
            this.schemas = schemas;
            this.random = new Random(seed);
            var settings = first == null ? TestPostgres.settings() : first.db.settings;
            int partition = first == null ? 0 : random.nextInt(1, 1 << 20);
            this.db = new LoadingDatabase(registries, settings, partition);
        }

        @Override
        public Void call() throws Exception {
            for (int from = 0; from < sent.size(); ) {
                int to = Math.min(sent.size(), from + 1 + random.nextInt(5));
                load(from, to);
                from = to;
            }
            return null;
        }

        private void load(int from, int to) throws Exception {
            var inputs = new ArrayList<Input>();
            for (int i = from; i < to; i++) {
                var one = sent.get(i);
                publish(one.uri());
                if (random.nextInt(4) == 0) {
                    publish(List.copyOf(schemas.keySet()).get(random.nextInt(schemas.size())));
                }
                inputs.add(
                        TestEvents.event(one.eventId())
                                .entity(one.uri(), Json.print(one.data()))
                                .at(i));
            }
            for (int tries = 0; ; tries++) {
                try {
                    db.load(inputs);
                    return;
                } catch (SQLException e) {
                    // A table was changed by another loader, or both waited for each other: only
                    // this may happen, and not for ever. A lane tries again in the same way.
                    if (!Set.of("40001", "40P01").contains(e.getSQLState()) || tries == 10) {
                        throw e;
                    }
                }
            }
        }

        /** A version that nobody publishes is loaded by what is known of its model. */
        private void publish(String uri) {
            if (schemas.containsKey(uri)) {
                add(uri);
            } else {
                var model = uri.substring(0, uri.lastIndexOf('/'));
                schemas.keySet().stream().filter(one -> one.startsWith(model)).forEach(this::add);
            }
        }

        private void add(String uri) {
            if (published.add(uri)) {
                registries.with(uri, Json.print(schemas.get(uri)));
            }
        }

        @Override
        public void close() throws SQLException {
            db.close();
        }
    }
}
