package io.freshet.it.ledger;

import io.freshet.it.process.PipelineHome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pipeline's own ledger, as its metrics tell it. */
final class Counters {

    private final Map<String, Double> byName = new HashMap<>();

    private Counters() {}

    /** The sums over all tags, and each series with its tags. */
    static Counters of(PipelineHome home) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(home.adminUrl("/metrics")).build();
        var text = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        var counters = new Counters();
        text.lines().filter(line -> line.startsWith("freshet_")).forEach(counters::add);
        return counters;
    }

    /**
     * The equations that do not hold after this many events.
     *
     * @return in words; empty when the ledger is right
     */
    List<String> differences(int events) {
        var wrong = new ArrayList<String>();
        equal(
                wrong,
                List.of("freshet_collector_events_in_total"),
                List.of(
                        "freshet_collector_events_accepted_total",
                        "freshet_collector_events_dropped_total",
                        "freshet_collector_events_refused_total"));
        equal(
                wrong,
                List.of("freshet_collector_records_total{stream=\"good\"}"),
                List.of("freshet_enricher_raw_total"));
        equal(
                wrong,
                List.of("freshet_enricher_events_total"),
                List.of(
                        "freshet_enricher_good_total",
                        "freshet_enricher_bad_total",
                        "freshet_enricher_dropped_total"));
        equal(
                wrong,
                List.of("freshet_enricher_good_total"),
                List.of("freshet_processor_events_in_total"));
        equal(
                wrong,
                List.of("freshet_processor_events_in_total"),
                List.of(
                        "freshet_processor_events_good_total",
                        "freshet_processor_events_bad_total"));
        equal(
                wrong,
                List.of("freshet_processor_events_good_total"),
                List.of("freshet_loader_in_total"));
        equal(
                wrong,
                List.of("freshet_loader_in_total"),
                List.of(
                        "freshet_loader_good_total",
                        "freshet_loader_bad_total",
                        "freshet_loader_duplicate_total"));
        var ended =
                sum(
                        List.of(
                                "freshet_collector_records_total{stream=\"bad\"}",
                                "freshet_enricher_bad_total",
                                "freshet_enricher_dropped_total",
                                "freshet_processor_events_bad_total",
                                "freshet_loader_bad_total",
                                "freshet_loader_good_total"));
        if (ended != events) {
            wrong.add("ended " + ended + ", sent " + events);
        }
        return wrong;
    }

    private void equal(List<String> wrong, List<String> left, List<String> right) {
        if (sum(left) != sum(right)) {
            wrong.add(left + " = " + sum(left) + " but " + right + " = " + sum(right));
        }
    }

    private double sum(List<String> names) {
        return names.stream().mapToDouble(name -> byName.getOrDefault(name, 0.0)).sum();
    }

    private void add(String line) {
        var end = line.lastIndexOf(' ');
        var series = line.substring(0, end);
        var value = Double.parseDouble(line.substring(end + 1));
        byName.merge(series, value, Double::sum);
        var tags = series.indexOf('{');
        if (tags > 0) {
            byName.merge(series.substring(0, tags), value, Double::sum);
        }
    }
}
