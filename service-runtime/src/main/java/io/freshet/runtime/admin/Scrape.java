package io.freshet.runtime.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What {@code /metrics} said at one moment.
 *
 * @param samples all values
 */
public record Scrape(List<Sample> samples) {

    /**
     * One value.
     *
     * @param name the metric with its suffix
     * @param labels what tells it from others of the name
     */
    public record Sample(String name, Map<String, String> labels, double value) {

        /** A label; empty where there is none of that name. */
        public String label(String key) {
            return labels.getOrDefault(key, "");
        }
    }

    public Scrape {
        samples = List.copyOf(samples);
    }

    /** Reads Prometheus' text format; lines that it does not know are left out. */
    public static Scrape parse(String text) {
        var samples = new ArrayList<Sample>();
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> read(line, samples));
        return new Scrape(samples);
    }

    /** The sum of all values of a metric that fit; empty where there is none. */
    public OptionalDouble sum(String name, Predicate<Sample> fits) {
        var found =
                samples.stream()
                        .filter(sample -> sample.name().equals(name) && fits.test(sample))
                        .mapToDouble(Sample::value)
                        .filter(Double::isFinite)
                        .toArray();
        return found.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(found).sum());
    }

    /** The sum of all values of a metric; empty where there is none. */
    public OptionalDouble sum(String name) {
        return sum(name, sample -> true);
    }

    /** The largest value of a metric that fits; empty where there is none. */
    public OptionalDouble max(String name, Predicate<Sample> fits) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && fits.test(sample))
                .mapToDouble(Sample::value)
                .filter(Double::isFinite)
                .max();
    }

    private static void read(String line, List<Sample> into) {
        var labels = new HashMap<String, String>();
        var open = line.indexOf('{');
        var end = open < 0 ? line.indexOf(' ') : labels(line, open + 1, labels);
        if (end < 0) {
            return;
        }
        var name = line.substring(0, open < 0 ? end : open);
        var value = line.substring(end).strip().split(" ")[0];
        try {
            into.add(new Sample(name, Map.copyOf(labels), number(value)));
        } catch (NumberFormatException noSample) {
            return; // a line of a format that we do not know
        }
    }

    /** Reads {@code a="b",c="d"} up to the closing brace, and returns where the value begins. */
    private static int labels(String line, int from, Map<String, String> into) {
        var at = from;
        while (at < line.length() && line.charAt(at) != '}') {
            if (line.charAt(at) == ',' || line.charAt(at) == ' ') {
                at++;
                continue;
            }
            var equals = line.indexOf('=', at);
            if (equals < 0) {
                return -1;
            }
            var key = line.substring(at, equals).strip();
            var value = new StringBuilder();
            at = equals + 2;
            while (at < line.length() && line.charAt(at) != '"') {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                }
                value.append(line.charAt(at));
                at++;
            }
            into.put(key, value.toString());
            at++;
        }
        return at < line.length() ? at + 1 : -1;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
