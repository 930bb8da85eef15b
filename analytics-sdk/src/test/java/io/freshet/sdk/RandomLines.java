package io.freshet.sdk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Enriched lines that the reference takes, every column in any of its spellings, by a seed. */
final class RandomLines {

    private static final String[] WORDS = {
        "shop",
        "é",
        "日本",
        "😀",
        "a b",
        "\"quoted\"",
        "back\\slash",
        "null",
        "\u0001",
        "\u0085",
        "{}",
        "-",
        "x".repeat(300),
        "\\t",
        "\r",
        "%41"
    };

    private static final String[] NUMBERS = {
        "0", "-0", "1.10", "1e2", "1E+2", "12345678901234567890", "0.1", "-7", "1e400", "3.0"
    };

    private static final String[] DOUBLES = {
        "1", " 2.5 ", "-0.0", "1e3", "10000000", "0.0001", ".5", "5.", "0x1p3", "7d", "9999999"
    };

    private static final String[] INTEGERS = {"0", "+5", "007", "-12", "2147483647", "-2147483648"};

    private static final String[] SCHEMAS = {
        "com.acme/linkClick/jsonschema/1-0-0",
        "com.acme/linkClick/jsonschema/1-0-2",
        "com.acme/linkClick/jsonschema/2-1-0",
        "com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",
        "org.Example-X/HTTPRequest/jsonschema/3-12-10"
    };

    private final Random random;

    RandomLines(long seed) {
        random = new Random(seed);
    }

    /** A line without line end. */
    String next() {
        var cells = new ArrayList<String>();
        for (var field : Fields.all()) {
            boolean isEmpty = !field.isRequired() && random.nextInt(3) == 0;
            cells.add(isEmpty ? "" : cell(field));
        }
        return String.join("\t", cells);
    }

    private String cell(Field<?> field) {
        return switch (field.column().kind()) {
            case TEXT -> word() + (random.nextBoolean() ? word() : "");
            case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
            case INTEGER -> pick(INTEGERS);
            case DECIMAL, FLOAT ->
                    random.nextBoolean() ? pick(DOUBLES) : Double.toString(random.nextGaussian());
            case FLAG -> random.nextBoolean() ? "1" : "0";
            case TIMESTAMP -> timestamp();
            case ENTITIES -> envelope("contexts", entities());
            case SELF_DESCRIBING -> envelope("unstruct_event", entity());
        };
    }

    private String timestamp() {
        var second = Instant.ofEpochSecond(random.nextInt()).toString().replace('T', ' ');
        var text = second.substring(0, second.length() - 1);
        int digits = random.nextInt(10);
        return digits == 0 ? text : text + "." + "012345678".substring(0, digits);
    }

    private String envelope(String name, String data) {
        return "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/"
                + name
                + "/jsonschema/1-0-"
                + random.nextInt(3)
                + "\",\"data\":"
                + data
                + "}";
    }

    private String entities() {
        List<String> entities = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entities.add(entity());
        }
        return "[" + String.join(",", entities) + "]";
    }

    private String entity() {
        return "{\"schema\":\"iglu:" + pick(SCHEMAS) + "\",\"data\":" + json(0) + "}";
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 3 ? 3 : 6)) {
            case 0 -> pick(NUMBERS);
            case 1 -> quoted(word());
            case 2 -> random.nextBoolean() ? "null" : "true";
            case 3 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
            default -> {
                var members = new StringBuilder("{\"_schema_version\":1");
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.append(',').append(quoted(word() + i)).append(':');
                    members.append(json(depth + 1));
                }
                yield members.append('}').toString();
            }
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private String word() {
        return pick(WORDS);
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
