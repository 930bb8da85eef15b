package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for lists of the schemas of one MODEL. */
final class SchemaList {

    static final String FORMAT = "jsonschema";

    private SchemaList() {}

    /** The keys of one vendor, name and MODEL out of many, in version order. */
    static Answer<List<SchemaKey>> of(
            Collection<SchemaKey> keys, String vendor, String name, int model) {
        return found(
                keys.stream()
                        .filter(key -> key.vendor().equals(vendor) && key.name().equals(name))
                        .filter(
                                key ->
                                        key.format().equals(FORMAT)
                                                && key.version().model() == model));
    }

    /** The keys that the file names of one directory stand for, in version order. */
    static Answer<List<SchemaKey>> ofFileNames(
            Stream<String> names, String vendor, String name, int model) {
        return found(
                names.map(SchemaVer::parse)
                        .flatMap(Optional::stream)
                        .filter(version -> version.model() == model)
                        .map(version -> new SchemaKey(vendor, name, FORMAT, version)));
    }

    /**
     * Whether a registry's own list can be used: not empty, one vendor and name, nothing twice, and
     * the first one is M-0-0. The order is trusted.
     */
    static boolean isSound(List<SchemaKey> keys) {
        if (keys.isEmpty()) {
            return false;
        }
        var first = keys.get(0);
        return first.version().revision() == 0
                && first.version().addition() == 0
                && new HashSet<>(keys).size() == keys.size()
                && keys.stream()
                        .allMatch(
                                key ->
                                        key.vendor().equals(first.vendor())
                                                && key.name().equals(first.name()));
    }

    private static Answer<List<SchemaKey>> found(Stream<SchemaKey> keys) {
        var sorted = keys.sorted().toList();
        return isSound(sorted) ? new Answer.Found<>(sorted) : Answer.notFound();
    }
}
