package io.freshet.webapp.schema;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClient;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.schema.SchemaUse.Use;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET schemas}: what the registries can name and what events named, by vendor and name. */
public final class SchemaTree implements Endpoint {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Use NEVER = new Use(0, 0, 0);

    private final IgluClient iglu;
    private final SchemaUse used;

    public SchemaTree(IgluClient iglu, SchemaUse used) {
        this.iglu = iglu;
        this.used = used;
    }

    /** All versions of one schema, whatever the MODEL. */
    private record Name(String vendor, String name, String format) implements Comparable<Name> {

        @Override
        public int compareTo(Name other) {
            var byVendor = vendor.compareTo(other.vendor);
            var byName = name.compareTo(other.name);
            return byVendor != 0 ? byVendor : byName != 0 ? byName : format.compareTo(other.format);
        }
    }

    @Override
    public Answer answer(Request request) {
        var use = used.use();
        var byName = new TreeMap<Name, TreeSet<SchemaKey>>();
        for (var key : keys(use)) {
            byName.computeIfAbsent(
                            new Name(key.vendor(), key.name(), key.format()),
                            name -> new TreeSet<>())
                    .add(key);
        }
        var body = NODES.objectNode();
        var vendors = body.putArray("vendors");
        var rows = NODES.arrayNode();
        var byVendor = new TreeMap<String, ObjectNode>();
        byName.forEach(
                (name, versions) -> {
                    var vendor =
                            byVendor.computeIfAbsent(
                                    name.vendor(), one -> vendors.addObject().put("vendor", one));
                    var entry = entry(name, versions, use);
                    vendor.withArray("schemas").add(entry);
                    rows.add(NODES.objectNode().put("vendor", name.vendor()).setAll(entry));
                });
        return Answer.json(body)
                .table(
                        "schemas",
                        rows,
                        "vendor",
                        "name",
                        "format",
                        "versions",
                        "seen",
                        "bad",
                        "lastAt");
    }

    private Set<SchemaKey> keys(Map<String, Use> use) {
        var keys = new LinkedHashSet<>(iglu.known());
        use.keySet().forEach(uri -> SchemaKey.parse(uri).key().ifPresent(keys::add));
        return keys;
    }

    private static ObjectNode entry(Name name, SortedSet<SchemaKey> keys, Map<String, Use> use) {
        var entry = NODES.objectNode().put("name", name.name()).put("format", name.format());
        var versions = entry.putArray("versions");
        var sum = NEVER;
        for (var key : keys) {
            versions.add(key.version().toString());
            sum = sum.plus(use.getOrDefault(key.toUri(), NEVER));
        }
        entry.put("seen", sum.seen()).put("bad", sum.bad());
        if (sum.lastAt() > 0) {
            entry.put("lastAt", sum.lastAt());
        }
        return entry;
    }
}
