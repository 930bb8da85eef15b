package io.freshet.it.trackers;

import static org.assertj.core.api.Assertions.assertThat;

import com.snowplowanalytics.snowplow.tracker.Tracker;
import com.snowplowanalytics.snowplow.tracker.configuration.EmitterConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.NetworkConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.TrackerConfiguration;
import com.snowplowanalytics.snowplow.tracker.emitter.BatchEmitter;
import com.snowplowanalytics.snowplow.tracker.emitter.EmitterCallback;
import com.snowplowanalytics.snowplow.tracker.emitter.FailureType;
import com.snowplowanalytics.snowplow.tracker.events.EcommerceTransaction;
import com.snowplowanalytics.snowplow.tracker.events.EcommerceTransactionItem;
import com.snowplowanalytics.snowplow.tracker.events.Event;
import com.snowplowanalytics.snowplow.tracker.events.PageView;
import com.snowplowanalytics.snowplow.tracker.events.ScreenView;
import com.snowplowanalytics.snowplow.tracker.events.SelfDescribing;
import com.snowplowanalytics.snowplow.tracker.events.Structured;
import com.snowplowanalytics.snowplow.tracker.events.Timing;
import com.snowplowanalytics.snowplow.tracker.http.OkHttpClientAdapter;
import com.snowplowanalytics.snowplow.tracker.payload.SelfDescribingJson;
import com.snowplowanalytics.snowplow.tracker.payload.TrackerPayload;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;

/** Sends one of each kind with the unmodified Java tracker, in batches. */
final class JavaTracker {

    static final String APP = "java";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private JavaTracker() {}

    /**
     * Sends and waits until the collector has confirmed everything.
     *
     * @param batchSize so many events a request
     * @return the ids of all events
     */
    static List<String> send(URI collector, int batchSize) {
        var delivered = new AtomicInteger();
        var failures = new CopyOnWriteArrayList<FailureType>();
        var client = new OkHttpClient();
        var emitter =
                new BatchEmitter(
                        new NetworkConfiguration(
                                new OkHttpClientAdapter(collector.toString(), client)),
                        new EmitterConfiguration()
                                .batchSize(batchSize)
                                .callback(note(delivered, failures)));
        var tracker = new Tracker(new TrackerConfiguration("test", APP), emitter);
        var ids = new ArrayList<String>();
        events().forEach(event -> ids.addAll(tracker.track(event)));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            // Sends what is left, and what could not be delivered.
                            emitter.flushBuffer();
                            assertThat(delivered).as("failures: " + failures).hasValue(ids.size());
                        });
        tracker.close();
        client.connectionPool().evictAll();
        return ids;
    }

    private static List<Event> events() {
        var entity =
                new SelfDescribingJson(
                        "iglu:org.freshet.demo/product/jsonschema/1-0-0",
                        Map.of("sku", "P1", "name", "Kettle \u2615", "price", 20));
        var item =
                EcommerceTransactionItem.builder()
                        .itemId("T1")
                        .sku("P1")
                        .price(20.0)
                        .quantity(2)
                        .build();
        return List.of(
                PageView.builder()
                        .pageUrl("https://shop.test/")
                        .pageTitle("Caf\u00e9")
                        .customContext(List.of(entity, entity))
                        .build(),
                Structured.builder().category("shop").action("look").value(0.5).build(),
                SelfDescribing.builder()
                        .eventData(
                                new SelfDescribingJson(
                                        "iglu:org.freshet.demo/add_to_cart/jsonschema/1-0-0",
                                        Map.of("sku", "P1")))
                        .customContext(List.of(entity))
                        .build(),
                ScreenView.builder().name("cart").id("1").build(),
                Timing.builder().category("load").variable("page").timing(12).build(),
                EcommerceTransaction.builder()
                        .orderId("T1")
                        .totalValue(40.0)
                        .currency("EUR")
                        .items(item)
                        .build());
    }

    private static EmitterCallback note(AtomicInteger delivered, List<FailureType> failures) {
        return new EmitterCallback() {
            @Override
            public void onSuccess(List<TrackerPayload> events) {
                delivered.addAndGet(events.size());
            }

            @Override
            public void onFailure(
                    FailureType failure, boolean willRetry, List<TrackerPayload> events) {
                failures.add(failure);
            }
        };
    }
}
