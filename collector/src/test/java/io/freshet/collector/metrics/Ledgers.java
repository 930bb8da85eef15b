package io.freshet.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Reads the ledger as it is served. */
public final class Ledgers {

    private static final String PREFIX = "freshet_collector_events_";
    private static final String IN = "in";
    private static final String LATE = "late";

    private Ledgers() {}

    /**
     * Waits until exactly this is counted, in = sum of the ends included.
     *
     * @param ends what is not zero, e.g. {@code accepted{stream="good"}}; {@code late} is no end
     */
    public static void awaitExactly(TestCollector collector, Map<String, Long> ends) {
        var expected = new TreeMap<>(ends);
        expected.put(
                IN,
                ends.entrySet().stream()
                        .filter(end -> !end.getKey().equals(LATE))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
        expected.values().removeIf(count -> count == 0);
        Awaitility.await().untilAsserted(() -> assertThat(read(collector)).isEqualTo(expected));
    }

    /** Waits until so many have come in and have been accepted, be it as good or as bad. */
    static void awaitAccepted(TestCollector collector, long requests) {
        awaitIn(collector, requests);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(
                                                read(collector).entrySet().stream()
                                                        .filter(e -> e.getKey().startsWith("acc"))
                                                        .mapToLong(Map.Entry::getValue)
                                                        .sum())
                                        .isEqualTo(requests));
    }

    /** Waits until so many have come in. */
    static void awaitIn(TestCollector collector, long requests) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(read(collector)).containsEntry(IN, requests));
    }

    /** Every series of the ledger that is not zero. */
    private static Map<String, Long> read(TestCollector collector) {
        return collector
                .meters
                .scrape()
                .lines()
                .filter(line -> line.startsWith(PREFIX))
                .map(line -> line.substring(PREFIX.length()).replace("_total", "").split(" "))
                .filter(parts -> Double.parseDouble(parts[1]) != 0)
                .collect(
                        Collectors.toMap(
                                parts -> parts[0],
                                parts -> (long) Double.parseDouble(parts[1]),
                                (a, b) -> a,
                                TreeMap::new));
    }
}
