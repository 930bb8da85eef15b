package io.freshet.collector.vectors;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares a recorded tree, in which {@code ${…}} stands for what differs from run to run, with an
 * observed one. Equal names must stand for equal values.
 */
final class TemplateMatch {

    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\$\\{(uuid\\d+|now_ms|iso_now|http_date(?:\\+\\d+)?|peer_port|ssl_port)}");
    private static final String UUID_4 =
            "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String HTTP_DATE =
            "[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Instant now;
    private final Map<String, String> bound = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private TemplateMatch(Instant now) {
        this.now = now;
    }

    /** What differs, one line each; empty where all fits. */
    static List<String> differences(JsonNode expected, JsonNode observed, Instant now) {
        var match = new TemplateMatch(now);
        match.compare("", expected, observed);
        return match.differences;
    }

    private void compare(String path, JsonNode expected, JsonNode observed) {
        if (expected.isObject() && observed.isObject()) {
            var names = new TreeSet<>(expected.propertyNames());
            names.addAll(observed.propertyNames());
            for (var name : names) {
                compare(path + "/" + name, expected.path(name), observed.path(name));
            }
        } else if (expected.isArray() && observed.isArray()) {
            if (expected.size() != observed.size()) {
                differ(path, expected, observed);
            }
            for (var i = 0; i < Math.min(expected.size(), observed.size()); i++) {
                compare(path + "/" + i, expected.get(i), observed.get(i));
            }
        } else if (expected.isString() && expected.stringValue().equals("${now_ms}")) {
            if (!observed.isNumber() || !isNear(Instant.ofEpochMilli(observed.longValue()), 0)) {
                differ(path, expected, observed);
            }
        } else if (expected.isString() && observed.isString()) {
            if (!fits(expected.stringValue(), observed.stringValue())) {
                differ(path, expected, observed);
            }
        } else if (!expected.toString().equals(observed.toString())) {
            differ(path, expected, observed);
        }
    }

    private boolean fits(String expected, String observed) {
        var pattern = new StringBuilder();
        var names = new ArrayList<String>();
        var placeholders = PLACEHOLDER.matcher(expected);
        var end = 0;
        while (placeholders.find()) {
            pattern.append(Pattern.quote(expected.substring(end, placeholders.start())));
            pattern.append('(').append(form(placeholders.group(1))).append(')');
            names.add(placeholders.group(1));
            end = placeholders.end();
        }
        pattern.append(Pattern.quote(expected.substring(end)));
        var matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(observed);
        if (!matcher.matches()) {
            return false;
        }
        for (var i = 0; i < names.size(); i++) {
            if (!isRight(names.get(i), matcher.group(i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static String form(String name) {
        if (name.startsWith("uuid")) {
            return UUID_4;
        }
        return switch (name) {
            case "now_ms" -> "\\d{13}";
            case "iso_now" -> "20\\d\\d-\\d\\d-\\d\\dT[\\d:.]+Z";
            default -> name.startsWith("http_date") ? HTTP_DATE : "\\d+";
        };
    }

    private boolean isRight(String name, String value) {
        if (name.startsWith("uuid")) {
            return bound.computeIfAbsent(name, n -> value).equals(value);
        }
        if (name.startsWith("http_date")) {
            var plus = name.indexOf('+');
            var seconds = plus < 0 ? 0 : Long.parseLong(name.substring(plus + 1));
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return isNear(date.toInstant(), seconds);
        }
        return true;
    }

    private boolean isNear(Instant instant, long secondsLater) {
        return Duration.between(now.plusSeconds(secondsLater), instant).abs().compareTo(TOLERANCE)
                <= 0;
    }

    private void differ(String path, JsonNode expected, JsonNode observed) {
        differences.add(path + ": expected " + brief(expected) + ", was " + brief(observed));
    }

    private static String brief(JsonNode node) {
        var text = node.toString();
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
