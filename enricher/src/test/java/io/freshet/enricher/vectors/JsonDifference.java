package io.freshet.enricher.vectors;

import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds the first place where two JSONs differ, by the rules of the vectors' README: number text
 * counts, lists that come from a hash map are compared as multisets, words of libraries are not
 * compared.
 */
final class JsonDifference {

    /** Lists whose order is an accident of the reference. */
    private static final Set<String> MULTISETS =
            Set.of("messages", "parameters", "dataReports", "schemaIssues");

    /** Members that hold the words of a library, or the time of day. */
    private static final Set<String> NOT_COMPARED = Set.of("targets", "lastAttempt");

    /** Texts of which only the beginning is the reference's own. */
    private static final List<Pattern> PREFIXES =
            List.of(
                    Pattern.compile("(invalid json: ).*", Pattern.DOTALL),
                    Pattern.compile("(error deserializing raw event: ).*", Pattern.DOTALL),
                    Pattern.compile(
                            "(Provided URI \\[.*\\] could not be parsed).*", Pattern.DOTALL));

    private static final Pattern TIMESTAMP = Pattern.compile("(\"timestamp\":\")[0-9T:.-]*Z?");

    private final Set<String> ignored;

    JsonDifference(Set<String> ignoredPointers) {
        ignored = ignoredPointers;
    }

    /** The pointer of the first difference with both values, or empty. */
    Optional<String> find(JsonNode expected, JsonNode actual, String pointer) {
        if (ignored.contains(pointer) || isNotCompared(pointer)) {
            return Optional.empty();
        }
        if (expected.isObject() && actual.isObject()) {
            return findInObject(expected, actual, pointer);
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            return MULTISETS.contains(lastName(pointer))
                    ? findInMultiset(expected, actual, pointer)
                    : findInArray(expected, actual, pointer);
        }
        if (expected.isString() && actual.isString()) {
            return own(expected.stringValue()).equals(own(actual.stringValue()))
                            || isSameUnordered(pointer, expected, actual)
                    ? Optional.empty()
                    : difference(pointer, expected, actual);
        }
        return expected.equals(actual) ? Optional.empty() : difference(pointer, expected, actual);
    }

    private Optional<String> findInObject(JsonNode expected, JsonNode actual, String pointer) {
        var names = new TreeSet<String>();
        expected.properties().forEach(member -> names.add(member.getKey()));
        actual.properties().forEach(member -> names.add(member.getKey()));
        return names.stream()
                .map(
                        name -> {
                            var at = pointer + "/" + name;
                            return expected.has(name) && actual.has(name)
                                    ? find(expected.get(name), actual.get(name), at)
                                    : difference(at, expected.path(name), actual.path(name));
                        })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> findInArray(JsonNode expected, JsonNode actual, String pointer) {
        for (int i = 0; i < expected.size(); i++) {
            var found = find(expected.get(i), actual.get(i), pointer + "/" + i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> findInMultiset(JsonNode expected, JsonNode actual, String pointer) {
        var left = new ArrayList<JsonNode>();
        actual.forEach(left::add);
        for (int i = 0; i < expected.size(); i++) {
            var wanted = expected.get(i);
            var at = pointer + "/" + i;
            var match = left.stream().filter(one -> find(wanted, one, at).isEmpty()).findFirst();
            if (match.isEmpty()) {
                return Optional.of(
                        at + ": expected " + show(wanted) + ", not among " + show(actual));
            }
            left.remove(match.get());
        }
        return Optional.empty();
    }

    private static Optional<String> difference(String at, JsonNode expected, JsonNode actual) {
        return Optional.of(at + ": expected " + show(expected) + ", was " + show(actual));
    }

    private static String show(JsonNode json) {
        return json.isMissingNode() ? "nothing" : Json.print(json);
    }

    /** Validators' messages, schema issues, registries' words, stack traces, times. */
    private static boolean isNotCompared(String pointer) {
        return NOT_COMPARED.contains(lastName(pointer))
                || pointer.matches(".*/(dataReports|schemaIssues|errors)/\\d+/message")
                || pointer.matches(".*/failure/errors/\\d+");
    }

    private static String lastName(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static String own(String text) {
        for (var prefix : PREFIXES) {
            var matcher = prefix.matcher(text);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return TIMESTAMP.matcher(text).replaceAll("$1…");
    }

    /** The redirect adapter prints its parameters in the order of a hash map. */
    private static boolean isSameUnordered(String pointer, JsonNode expected, JsonNode actual) {
        return pointer.endsWith("/value")
                && new TreeSet<>(List.of(expected.stringValue().split("&")))
                        .equals(new TreeSet<>(List.of(actual.stringValue().split("&"))));
    }
}
