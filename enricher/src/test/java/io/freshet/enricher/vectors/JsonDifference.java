package io.freshet.enricher.vectors;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds the first place where two JSONs differ, by the rules of the vectors' README: texts, the
 * text of numbers and the order of members count, lists that come from a hash map are compared as
 * multisets, words of libraries are not compared.
 */
final class JsonDifference {

    /** Lists whose order is an accident of the reference. */
    private static final Set<String> MULTISETS =
            Set.of("messages", "parameters", "dataReports", "schemaIssues");

    /** Objects of more members come from a hash map where the reference made them. */
    private static final int KEEPS_ORDER = 4;

    /** Members that hold the time of day. */
    private static final Set<String> NOT_COMPARED = Set.of("lastAttempt");

    /** Texts of which only the beginning is the reference's own: the rest are a library's words. */
    private static final List<Pattern> LIBRARY =
            List.of(
                    Pattern.compile("(Error accessing POJO input field \\[[^]]*]: \\[).*"),
                    Pattern.compile(
                            "(error deserializing raw event: )"
                                    + "(Cannot read|Unrecognized type |Negative size).*",
                            Pattern.DOTALL),
                    Pattern.compile(
                            "(Provided URI .* nor by Scala parsing \\(error: \\[)Invalid URL could"
                                    + " not be parsed. .*",
                            Pattern.DOTALL),
                    Pattern.compile(
                            "(Error (?:compiling|during execution of) JavaScript function: \\[).*",
                            Pattern.DOTALL));

    /** Inside the beginnings of bad rows that were too long. */
    private static final Pattern TIMESTAMP = Pattern.compile("(?<=\"timestamp\":\")[0-9T:.-]*Z?");

    private final Set<String> ignored;
    private final boolean isGenerated;

    /**
     * Compares by these rules.
     *
     * @param ignoredPointers what differs from run to run
     * @param isGenerated whether the reference made the objects itself, out of hash maps
     */
    JsonDifference(Set<String> ignoredPointers, boolean isGenerated) {
        ignored = ignoredPointers;
        this.isGenerated = isGenerated;
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
            return findInText(expected, actual, pointer);
        }
        return expected.equals(actual) ? Optional.empty() : difference(pointer, expected, actual);
    }

    /** Whether so many things come in an order that is an accident of the reference. */
    boolean isHashOrder(int size) {
        return isGenerated && size > KEEPS_ORDER;
    }

    /** Texts are compared as they are; JSON made from hash maps is read first. */
    private Optional<String> findInText(JsonNode expected, JsonNode actual, String pointer) {
        var wanted = expected.stringValue();
        var given = actual.stringValue();
        if (wanted.equals(given) || isSameButForLibrary(wanted, given)) {
            return Optional.empty();
        }
        if (isGenerated && wanted.startsWith("{") && given.startsWith("{")) {
            try {
                return find(Json.parse(wanted), Json.parse(given), pointer);
            } catch (InvalidJson e) {
                return difference(pointer, expected, actual);
            }
        }
        return difference(pointer, expected, actual);
    }

    private Optional<String> findInObject(JsonNode expected, JsonNode actual, String pointer) {
        if (!isHashOrder(expected.size()) && !names(expected).equals(names(actual))) {
            return Optional.of(
                    pointer + ": expected members " + names(expected) + ", were " + names(actual));
        }
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

    /** Compares two lists of one length without regard to order. */
    Optional<String> findInMultiset(JsonNode expected, JsonNode actual, String pointer) {
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

    /** Validators' messages, registries' words, stack traces, times. */
    private static boolean isNotCompared(String pointer) {
        return NOT_COMPARED.contains(lastName(pointer))
                || pointer.matches(".*/(dataReports|schemaIssues|errors)/\\d+/message")
                || pointer.matches(".*/failure/errors/\\d+");
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String lastName(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static boolean isSameButForLibrary(String expected, String actual) {
        for (var pattern : LIBRARY) {
            var matcher = pattern.matcher(expected);
            if (matcher.matches()) {
                return actual.startsWith(matcher.group(1));
            }
        }
        return TIMESTAMP
                .matcher(expected)
                .replaceAll("")
                .equals(TIMESTAMP.matcher(actual).replaceAll(""));
    }
}
