package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.TestEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema model that changes at random with every version: properties come, go and come again,
 * become longer, shorter, another type, required or optional; some names meet in one column name.
 */
final class SchemaHistory {

    private static final List<String> NAMES =
            List.of(
                    "a",
                    "b",
                    "fooBar",
                    "foo_bar",
                    "foo-bar",
                    "FooBar",
                    "root_id",
                    "rootTstamp",
                    "xmin",
                    "price",
                    "price__jsonb",
                    "unknown",
                    "unknown__jsonb",
                    "with space \"and' quote",
                    "x/y~z",
                    "é".repeat(35),
                    "é".repeat(35) + "b",
                    "l".repeat(70),
                    "l".repeat(63),
                    "l".repeat(58));

    private static final List<String> TYPES =
            List.of(
                    "{\"type\":\"string\",\"maxLength\":5}",
                    "{\"type\":\"string\",\"maxLength\":12}",
                    "{\"type\":\"string\"}",
                    "{\"type\":\"string\",\"minLength\":4,\"maxLength\":4}",
                    "{\"type\":\"string\",\"format\":\"date-time\"}",
                    "{\"type\":\"string\",\"format\":\"date\"}",
                    "{\"type\":\"string\",\"format\":\"uuid\"}",
                    "{\"type\":[\"string\",\"null\"],\"maxLength\":30}",
                    "{\"enum\":[\"red\",\"green\",\"ultraviolet\"]}",
                    "{\"enum\":[\"red\",5,null,true]}",
                    "{\"enum\":[1,2,300]}",
                    "{\"type\":\"integer\",\"maximum\":100}",
                    "{\"type\":\"integer\",\"minimum\":0,\"maximum\":50}",
                    "{\"type\":\"integer\"}",
                    "{\"type\":[\"integer\",\"null\"],\"maximum\":3000000000}",
                    "{\"type\":\"number\"}",
                    "{\"type\":[\"integer\",\"number\"]}",
                    "{\"type\":\"number\",\"multipleOf\":1}",
                    "{\"type\":\"boolean\"}",
                    "{\"type\":[\"boolean\",\"string\"],\"maxLength\":9}",
                    "{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"integer\"],\"maxLength\":9}}",
                    "{\"type\":\"object\"}",
                    "{}");

    private final Random random;
    private final String uri;
    private final Map<String, JsonNode> versions = new LinkedHashMap<>();

    SchemaHistory(String vendorAndName, Random random) {
        this.random = random;
        this.uri = "iglu:" + vendorAndName + "/jsonschema/1-0-";
        var properties = new LinkedHashMap<String, JsonNode>();
        int count = 2 + random.nextInt(5);
        for (int version = 0; version < count; version++) {
            change(properties);
            // The newest requires nothing, so that an unpublished one may lack everything
            versions.put(uri + version, schema(properties, version < count - 1));
        }
    }

    /** All versions by URI, oldest first. */
    Map<String, JsonNode> versions() {
        return versions;
    }

    /** A version that no registry has. */
    String unpublished() {
        return uri + 99;
    }

    private void change(Map<String, JsonNode> properties) {
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            var name = NAMES.get(random.nextInt(NAMES.size()));
            if (properties.containsKey(name) && random.nextInt(4) == 0) {
                properties.remove(name);
            } else {
                properties.put(name, property(2));
            }
        }
    }

    private JsonNode property(int depth) {
        if (depth == 0 || random.nextInt(5) > 0) {
            return TestEvents.json(TYPES.get(random.nextInt(TYPES.size())));
        }
        var inner = new LinkedHashMap<String, JsonNode>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            inner.put(NAMES.get(random.nextInt(NAMES.size())), property(depth - 1));
        }
        var object = schema(inner, true);
        if (random.nextInt(3) == 0) {
            object.withArray("type").add("object").add("null");
        } else {
            object.put("type", "object");
        }
        return object;
    }

    private ObjectNode schema(Map<String, JsonNode> properties, boolean mayRequire) {
        var schema = (ObjectNode) TestEvents.json("{}");
        var required = new ArrayList<String>();
        var all = schema.putObject("properties");
        properties.forEach(
                (name, property) -> {
                    all.set(name, property);
                    if (mayRequire && random.nextInt(3) == 0) {
                        required.add(name);
                    }
                });
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        return schema;
    }
}
