package io.freshet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.metrics.Meters;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.Metrics;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {

    private static final String LAG = "kafka.consumer.fetch.manager.records.lag";

    private final Metrics ofTheClient = new Metrics();
    private final Meters meters = Meters.bare();

    @Test
    void lagAppearsAfterThePartitionDoes() {
        try (var consumer = new MeteredConsumer();
                var bound = KafkaMeters.of(consumer, meters.registry(), Duration.ofMillis(20))) {
            assertThat(lag()).isNull();

            ofTheClient.addMetric(lagName(), (Measurable) (config, now) -> 42);

            Awaitility.await().until(() -> lag() != null);
            assertThat(lag().value()).isEqualTo(42);
            assertThat(lag().getId().getTag("client.id")).isEqualTo("loader-0");
        }
        assertThat(lag()).isNull();
    }

    private @Nullable Gauge lag() {
        return meters.registry().find(LAG).gauge();
    }

    private MetricName lagName() {
        return ofTheClient.metricName(
                "records-lag",
                "consumer-fetch-manager-metrics",
                "",
                Map.of("client-id", "loader-0", "topic", "t", "partition", "0"));
    }

    private final class MeteredConsumer extends MockConsumer<byte[], byte[]> {

        MeteredConsumer() {
            super("earliest");
        }

        @Override
        public Map<MetricName, ? extends Metric> metrics() {
            return ofTheClient.metrics();
        }
    }
}
