package io.freshet.loader.pg.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.Json;
import io.freshet.loader.pg.TestEvents;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The recorded schema models with several versions, an event of each version in every order (beyond
 * four versions in some), each version published when its first event comes: every value of every
 * version is in its column or beside it.
 */
class MigrationVectorsIT {

    private static final String FILE = "loader-pg/migration-vectors-public.ndjson";

    /**
     * Of a text without a limit; longer ones have their schema checked, and some break its draft.
     */
    private static final int LONGEST = 4096;

    private static final int ALL_ORDERS = 4;
    private static final int SOME_ORDERS = 6;

    static Stream<String> models() {
        var file = TestData.external(FILE);
        return file.isEmpty() ? Stream.of("") : TestData.lines(file.get()).stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("models")
    void everyValueOfEveryVersionIsStoredInAnyOrder(String line) throws Exception {
        assumeTrue(!line.isEmpty(), FILE + " is not here");
        var vector = TestEvents.json(line);
        var versions = new LinkedHashMap<String, JsonNode>();
        for (var schema : vector.path("schemas")) {
            versions.put(uri(schema.path("self")), schema);
        }
        var random = new Random(vector.path("id").asString().hashCode());
        for (var order : orders(List.copyOf(versions.keySet()), random)) {
            load(vector.path("id").asString(), versions, order, new SampleData(random, LONGEST));
        }
    }

    private static void load(
            String id, Map<String, JsonNode> versions, List<String> order, SampleData data)
            throws Exception {
        var registries = new FakeRegistries();
        var sent = new LinkedHashMap<String, JsonNode>();
        try (var db = new LoadingDatabase(registries)) {
            for (var version : order) {
                var schema = versions.get(version);
                var value = data.object(schema);
                registries.with(version, Json.print(schema));
                int number = sent.size();
                sent.put(TestEvents.id(number), value);
                db.load(
                        TestEvents.event(TestEvents.id(number))
                                .entity(version, Json.print(value))
                                .at(number));
            }
            assertThat(db.bad).as("%s in the order %s", id, order).isEmpty();
            var key = SchemaKey.of(order.get(0));
            var stored = StoredValues.of(db, key.vendor(), key.name(), key.version().model());
            sent.forEach(
                    (event, value) ->
                            assertThat(stored.missing(event, value))
                                    .as(
                                            () ->
                                                    id
                                                            + " in the order "
                                                            + order
                                                            + stored.describe(event))
                                    .isEmpty());
        }
    }

    private static String uri(JsonNode self) {
        return "iglu:"
                + String.join(
                        "/",
                        self.path("vendor").asString(),
                        self.path("name").asString(),
                        self.path("format").asString(),
                        self.path("version").asString());
    }

    private static Set<List<String>> orders(List<String> versions, Random random) {
        var orders = new LinkedHashSet<List<String>>();
        if (versions.size() <= ALL_ORDERS) {
            permute(new ArrayList<>(versions), 0, orders);
            return orders;
        }
        orders.add(versions);
        var shuffled = new ArrayList<>(versions);
        Collections.reverse(shuffled);
        while (orders.size() < SOME_ORDERS) {
            orders.add(List.copyOf(shuffled));
            Collections.shuffle(shuffled, random);
        }
        return orders;
    }

    private static void permute(List<String> versions, int from, Set<List<String>> into) {
        if (from == versions.size()) {
            into.add(List.copyOf(versions));
        }
        for (int i = from; i < versions.size(); i++) {
            Collections.swap(versions, from, i);
            permute(versions, from + 1, into);
            Collections.swap(versions, from, i);
        }
    }
}
