package io.freshet.cli.up;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A stage of the pipeline as its meters tell it.
 *
 * @param name the service's name
 * @param counters whose sum is the number of events that have left the stage
 * @param consumer part of the client id of its Kafka consumer; empty where it has none
 */
record Stage(String name, List<String> counters, String consumer) {

    private static final String LAG = "kafka.consumer.fetch.manager.records.lag";

    /** Events that have left this stage since the start, good, bad and dropped. */
    double done(MeterRegistry registry) {
        return counters.stream()
                .map(counter -> registry.find(counter).counters())
                .flatMap(Collection::stream)
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Records that wait for this stage; empty where its meters do not say. */
    OptionalLong lag(MeterRegistry registry) {
        if (consumer.isEmpty()) {
            return OptionalLong.empty();
        }
        var lags =
                registry.find(LAG).gauges().stream()
                        .filter(gauge -> isOurs(gauge.getId()))
                        .mapToDouble(Gauge::value)
                        .filter(Double::isFinite)
                        .toArray();
        if (lags.length == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(Arrays.stream(lags).sum()));
    }

    private boolean isOurs(Meter.Id id) {
        var client = id.getTag("client.id");
        return client != null && client.contains(consumer) && !client.contains("restore");
    }
}
