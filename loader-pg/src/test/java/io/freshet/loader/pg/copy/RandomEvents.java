package io.freshet.loader.pg.copy;

import io.freshet.event.atomic.AtomicField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** JSON events of all that may be in them, names in any order. The same ones for the same seed. */
final class RandomEvents {

    static final String SCHEMA = "iglu:com.acme/any/jsonschema/1-0-0";

    /** The data of the entities; {@code seq} is another number in each. */
    static final String PROPERTIES =
            """
            {"type":"object","properties":{"seq":{"type":"integer"},"i":{"type":"integer"},
            "n":{"type":"number"},"b":{"type":"boolean"},"s":{"type":"string","maxLength":20},
            "d":{"type":"string","format":"date-time"},"day":{"type":"string","format":"date"},
            "u":{"type":"string","format":"uuid"},"list":{"type":"array"},"any":{},
            "o":{"type":"object","properties":{"x":{"type":"integer","maximum":100},
            "deep":{"type":"object","properties":{"z":{"type":"number"}}}}}}}""";

    private static final List<String> TEXTS =
            List.of(
                    "a", "é", "日", "😀", "\\u0000", "\\ud83d", "\\\"", "\\\\", "\\n", "\\t", "/",
                    " ");
    private static final List<String> NAMES = List.of("", "é", " 😀", "\\n", "\\\\", "\\u0041.b");
    private static final List<String> WHOLE =
            List.of("0", "-0", "1", "-7", "1.0", "1e2", "42", "10E-1", "100");
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0.0",
                    "1.10",
                    "1e-7",
                    "1.5E+3",
                    "123456789.123456789",
                    "9007199254740992");
    private static final List<String> TIMES =
            List.of(
                    "2021-01-02T03:04:05Z",
                    "2020-02-29T23:59:59.999999Z",
                    "1969-12-31T23:59:59.5Z",
                    "0001-01-01T00:00:00Z",
                    "2021-01-31T03:04:05.678+02:00",
                    "+12021-01-02T03:04:05Z");

    private final Random random;
    private int seq;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** The next event's JSON. */
    String next() {
        var members = new HashMap<String, String>();
        for (var field : AtomicField.all()) {
            switch (field.kind()) {
                case ENTITIES, SELF_DESCRIBING -> {}
                default -> {
                    if (field.isRequired() || random.nextInt(3) == 0) {
                        members.put(field.column(), value(field));
                    } else if (random.nextBoolean()) {
                        members.put(field.column(), "null");
                    }
                }
            }
        }
        var entities = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entities.add(entity());
        }
        members.put("contexts_com_acme_any_1", "[" + String.join(",", entities) + "]");
        members.put("geo_location", "\"1,2\"");
        return object(members);
    }

    private String value(AtomicField field) {
        return switch (field.kind()) {
            case UUID -> uuid();
            case INTEGER -> pick(WHOLE);
            case DECIMAL, FLOAT -> pick(NUMBERS);
            case FLAG -> String.valueOf(random.nextBoolean());
            case TIMESTAMP -> '"' + pick(TIMES) + '"';
            default -> text(Math.min(2, field.maxLength()));
        };
    }

    private String entity() {
        var members = new HashMap<String, String>();
        members.put("_schema_version", "\"1-0-0\"");
        members.put("seq", String.valueOf(seq++));
        maybe(members, "i", pick(WHOLE));
        maybe(members, "n", pick(NUMBERS));
        maybe(members, "b", String.valueOf(random.nextBoolean()));
        maybe(members, "s", text(20));
        maybe(members, "d", '"' + pick(TIMES) + '"');
        maybe(members, "day", "\"2024-02-29\"");
        maybe(members, "u", uuid());
        maybe(members, "list", "[1.10,null," + unknown(2) + "]");
        maybe(members, "any", unknown(3));
        maybe(members, "o", random.nextInt(4) == 0 ? unknown(0) : nested());
        strange(members);
        return object(members);
    }

    private String nested() {
        var deep = new HashMap<String, String>();
        maybe(deep, "z", pick(NUMBERS));
        strange(deep);
        var members = new HashMap<String, String>();
        maybe(members, "x", pick(WHOLE));
        maybe(members, "deep", object(deep));
        strange(members);
        return object(members);
    }

    /** Members that no schema has. */
    private void strange(Map<String, String> members) {
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            members.put("new" + i + pick(NAMES), unknown(2));
        }
    }

    private String unknown(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> text(5);
            case 1 -> pick(NUMBERS);
            case 2 -> "12345678901234567890";
            case 3 -> "true";
            case 4 -> "[" + unknown(depth - 1) + "," + unknown(depth - 1) + "]";
            default -> object(new LinkedHashMap<>(Map.of("k", unknown(depth - 1))));
        };
    }

    private void maybe(Map<String, String> members, String name, String value) {
        int one = random.nextInt(5);
        if (one > 0) {
            members.put(name, one == 1 ? "null" : value);
        }
    }

    private String text(int maxLength) {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            text.append(pick(TEXTS));
        }
        return text.append('"').toString();
    }

    private String uuid() {
        return '"' + new UUID(random.nextLong(), random.nextLong()).toString() + '"';
    }

    private String object(Map<String, String> members) {
        var names = new ArrayList<>(members.keySet());
        Collections.sort(names);
        Collections.shuffle(names, random);
        return names.stream()
                .map(name -> '"' + name + "\":" + members.get(name))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
