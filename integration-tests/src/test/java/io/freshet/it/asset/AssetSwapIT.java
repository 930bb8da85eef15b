package io.freshet.it.asset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.it.enricher.EnrichersOnABroker;
import io.freshet.runtime.metrics.Meters;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A database of addresses is replaced while events flow: none fails, later ones see the new one.
 */
@Timeout(180)
class AssetSwapIT {

    private static final String FILE = "GeoIP2-City.mmdb";
    private static final String ADDRESS = "216.160.83.57";
    private static final String OLD = "Milton";

    /** As long as the other, so that the database stays one. */
    private static final String NEW = "Notlim";

    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 1_000_000;

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean isEnough = new AtomicBoolean();

    @TempDir private Path directory;
    private Path folder;
    private byte[] database;

    @BeforeEach
    void copyDatabase() throws IOException {
        folder = Files.createDirectory(directory.resolve("databases"));
        database = Files.readAllBytes(TestData.path("enrich/fixtures/mmdb/GeoIP2-City-Test.mmdb"));
        put(database);
    }

    @Test
    void eventsFlowWhileADatabaseIsReplacedTwiceAndDamagedOnce() throws Exception {
        try (var meters = Meters.bare();
                var world = EnrichersOnABroker.start(directory, "http://127.0.0.1:9")) {
            var service = world.enricher(meters, List.of(configuration()));
            var load = new Thread(() -> send(world), "load");
            load.start();
            awaitLast(world, OLD);

            put(new String(database, ISO_8859_1).replace(OLD, NEW).getBytes(ISO_8859_1));
            awaitLast(world, NEW);

            put(Arrays.copyOf(database, database.length / 2));
            await().atMost(SOON).until(() -> failures(meters) > 0);
            assertThat(service.info().toString()).contains("failure=it cannot be read");
            int whenDamaged = sent.get();
            await().atMost(SOON).until(() -> cities(world).size() > whenDamaged);
            assertThat(cities(world).get(whenDamaged)).isEqualTo(NEW);

            put(database);
            awaitLast(world, OLD);
            isEnough.set(true);
            load.join();

            await().atMost(SOON).until(() -> cities(world).size() == sent.get());
            assertThat(world.badRows()).isZero();
            assertThat(cities(world)).containsOnly(OLD, NEW);
            assertThat(changesOf(cities(world))).containsExactly(OLD, NEW, OLD);
        }
    }

    private void send(EnrichersOnABroker world) {
        while (!isEnough.get()) {
            int number = sent.getAndIncrement();
            world.send(number % PARTITIONS, "aid=" + number + "&ip=" + ADDRESS);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void awaitLast(EnrichersOnABroker world, String city) {
        await().atMost(SOON)
                .until(
                        () -> {
                            var cities = cities(world);
                            return !cities.isEmpty() && cities.get(cities.size() - 1).equals(city);
                        });
    }

    private static List<String> cities(EnrichersOnABroker world) {
        return world.lines().stream()
                .map(line -> line.split("\t", -1)[AtomicField.GEO_CITY.ordinal()])
                .toList();
    }

    /** Each city that differs from the one before it. */
    private static List<String> changesOf(List<String> cities) {
        return IntStream.range(0, cities.size())
                .filter(i -> i == 0 || !cities.get(i).equals(cities.get(i - 1)))
                .mapToObj(cities::get)
                .toList();
    }

    private static double failures(Meters meters) {
        return meters.registry()
                .get("freshet_enricher_asset_checks")
                .tags("asset", FILE, "outcome", "failed")
                .counter()
                .count();
    }

    private JsonNode configuration() throws InvalidJson {
        return Json.parse(
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/ip_lookups/jsonschema/2-0-0",
                 "data":{"vendor":"com.snowplowanalytics.snowplow","name":"ip_lookups",
                  "enabled":true,
                  "parameters":{"geo":{"database":"%s","uri":"%s"}}}}"""
                        .formatted(FILE, folder.toUri()));
    }

    private void put(byte[] content) throws IOException {
        var next = Files.write(folder.resolve("next"), content);
        Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
