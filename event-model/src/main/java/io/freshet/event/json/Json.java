package io.freshet.event.json;

import tools.jackson.databind.JsonNode;

/**
 * JSON as the reference reads and prints it: strict RFC 8259 in, compact out; numbers keep the text
 * they were written with; of duplicate keys the first position and the last value stay.
 */
public final class Json {

    private Json() {}

    /**
     * Reads one JSON text.
     *
     * @throws InvalidJson when it is none, has trailing text, or nests deeper than 500 levels
     */
    public static JsonNode parse(String text) throws InvalidJson {
        throw new InvalidJson("to come");
    }

    /** As {@link #parse(String)}, from UTF-8 bytes. */
    public static JsonNode parse(byte[] utf8) throws InvalidJson {
        throw new InvalidJson("to come");
    }

    /** Prints without white space; control characters as lower-case {@code \\u00xx}. */
    public static String print(JsonNode json) {
        throw new UnsupportedOperationException("to come");
    }
}
