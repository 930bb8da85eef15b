package io.freshet.it.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.it.enricher.EnrichersOnABroker;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is away makes events wait: none is bad, lost, doubled, or out of order. */
class RegistryOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_ENTITY = "";

    private final RegistryOnAPort registry = new RegistryOnAPort();
    private final Meters meters = Meters.bare();
    private final List<String> sent = new ArrayList<>();
    private EnrichersOnABroker pipeline;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        pipeline = EnrichersOnABroker.start(directory, registry.uri());
    }

    @AfterEach
    void stop() throws Exception {
        pipeline.close();
        registry.close();
        meters.close();
    }

    @Test
    void aRegistryThatIsDownAtFirst() {
        var enricher = enricher();
        send(0, NO_ENTITY, "cart", NO_ENTITY, "cart", NO_ENTITY);
        send(1, NO_ENTITY, NO_ENTITY);
        send(2, "cart", "user");
        awaitHold(enricher);
        send(1, NO_ENTITY, NO_ENTITY);
        send(0, NO_ENTITY, "user");

        awaitEvents(List.of("0.0", "1.0", "1.1", "1.2", "1.3"));
        assertThat(enricher.health().state()).isEqualTo(Health.State.STARTING);
        assertThat(enricher.health().detail())
                .startsWith("2 partitions held since")
                .contains("waiting for iglu:com.acme/cart/jsonschema/1-0-0")
                .contains("Acme does not answer since")
                .endsWith("(Connection refused)");
        assertThat(meters.scrape())
                .contains("freshet_enricher_held_partitions 2.0")
                .containsPattern("freshet_enricher_hold_seconds_total [1-9]");

        registry.comeUp();

        awaitEvents(sent);
        assertThat(pipeline.badRows()).isZero();
        await().atMost(PATIENCE).until(() -> enricher.health().isReady());
        assertThat(meters.scrape()).contains("freshet_enricher_held_partitions 0.0");
    }

    @Test
    void aRegistryThatDiesInTheMiddle() {
        registry.comeUp();
        var enricher = enricher();
        send(0, "cart", "cart");
        awaitEvents(sent);

        registry.goDown();
        send(0, "cart", "cart");
        awaitEvents(sent);
        assertThat(enricher.health().isReady()).as("what is known stays in use").isTrue();

        send(0, "cart", "user", "cart", "nowhere", "cart");
        awaitHold(enricher);
        sent.remove("0.7");
        registry.comeUp();

        awaitEvents(sent);
        assertThat(pipeline.badRows()).as("not found is an answer").isEqualTo(1);
        await().atMost(PATIENCE).until(() -> enricher.health().isReady());
    }

    @Test
    void anEnricherThatIsStoppedWhileItHoldsHandsItsPartitionsOn() {
        var first = enricher();
        for (var partition = 0; partition < 4; partition++) {
            send(partition, NO_ENTITY, "cart", NO_ENTITY, "cart");
        }
        awaitHold(first);
        var second = enricher();
        awaitHold(second);
        send(0, "cart", NO_ENTITY);

        var begun = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        await().atMost(PATIENCE)
                .until(() -> second.health().detail().startsWith("4 partitions held"));
        assertThat(pipeline.badRows()).isZero();
        registry.comeUp();

        awaitEvents(sent);
        assertThat(pipeline.badRows()).isZero();
        await().atMost(PATIENCE).until(() -> second.health().isReady());
    }

    @Test
    void whatWaitsInMemoryIsBoundedWhateverWaitsInTheTopic() {
        var many = 20_000;
        var enricher = enricher();
        send(0, "cart");
        awaitHold(enricher);
        for (var i = 1; i < many; i++) {
            pipeline.send(0, "0." + i, NO_ENTITY);
            sent.add("0." + i);
        }
        send(1, NO_ENTITY);
        awaitEvents(List.of("1.0"));
        var inMemory = held();

        registry.comeUp();

        awaitEvents(sent);
        assertThat(inMemory).isLessThan(many / 2.0);
        assertThat(pipeline.badRows()).isZero();
    }

    private double held() {
        var name = "freshet_enricher_held_payloads ";
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private Service enricher() {
        var enricher = pipeline.enricher(meters);
        await().atMost(PATIENCE).until(() -> enricher.health().isReady() || isHolding(enricher));
        return enricher;
    }

    private void awaitHold(Service enricher) {
        await().atMost(PATIENCE).until(() -> isHolding(enricher));
    }

    private static boolean isHolding(Service enricher) {
        return enricher.health().detail().contains("held since");
    }

    /** One event for each name; its {@code app_id} is its partition and its place there. */
    private void send(int partition, String... entities) {
        for (var entity : entities) {
            var place = sent.stream().filter(id -> id.startsWith(partition + ".")).count();
            var appId = partition + "." + place;
            pipeline.send(partition, appId, entity);
            sent.add(appId);
        }
    }

    /** Each of these events once, no others, and those of a partition in order. */
    private void awaitEvents(List<String> appIds) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(pipeline.appIds())
                                        .containsExactlyInAnyOrderElementsOf(appIds));
        var found = pipeline.appIds();
        for (var partition : List.of("0.", "1.", "2.", "3.")) {
            assertThat(found.stream().filter(id -> id.startsWith(partition)))
                    .containsExactlyElementsOf(
                            appIds.stream().filter(id -> id.startsWith(partition)).toList());
        }
    }
}
