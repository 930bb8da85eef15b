package io.freshet.it.observe;

import io.freshet.it.process.PipelineHome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} served at one moment.
 *
 * @param types type by family, as the comments say
 * @param series all samples
 */
public record Exposition(Map<String, String> types, List<Series> series) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    /** One sample. */
    record Series(String name, Map<String, String> labels, double value) {}

    /** Asks a running pipeline. */
    public static Exposition of(PipelineHome home) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(home.adminUrl("/metrics")).build();
        return parse(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }

    static Exposition parse(String text) {
        var types = new TreeMap<String, String>();
        var series = new ArrayList<Series>();
        for (var line : text.split("\n")) {
            var type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (!line.startsWith("#") && !line.isBlank()) {
                series.add(sample(line));
            }
        }
        return new Exposition(types, series);
    }

    private static Series sample(String line) {
        var sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        var labels = new HashMap<String, String>();
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2))
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Series(sample.group(1), labels, Double.parseDouble(sample.group(3)));
    }

    /** The samples of one name. */
    List<Series> named(String name) {
        return series.stream().filter(each -> each.name().equals(name)).toList();
    }

    /** Every label that a sample of the name has. */
    Set<String> labels(String name) {
        var labels = new TreeSet<String>();
        named(name).forEach(each -> labels.addAll(each.labels().keySet()));
        return labels;
    }

    /** The value of the one sample that has these labels, among others. */
    public double value(String name, Map<String, String> labels) {
        return named(name).stream()
                .filter(each -> each.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Series::value)
                .sum();
    }

    /** The values of one label. */
    public Set<String> values(String name, String label) {
        var values = new TreeSet<String>();
        named(name).forEach(each -> values.add(each.labels().getOrDefault(label, "")));
        return values;
    }
}
