package io.freshet.event.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * JSON as the reference reads and prints it: strict RFC 8259 in, compact out; numbers keep the text
 * they were written with ({@link NumberText}); of duplicate keys the first position and the last
 * value stay.
 */
public final class Json {

    /** Deepest nesting of arrays and objects that is read. */
    public static final int MAX_DEPTH = 500;

    private Json() {}

    /**
     * Reads one JSON text.
     *
     * @throws InvalidJson when it is none, has trailing text, or nests deeper than {@link
     *     #MAX_DEPTH} levels
     */
    public static JsonNode parse(String text) throws InvalidJson {
        return parse(text, MAX_DEPTH);
    }

    /**
     * As {@link #parse(String)}, with a depth of its own: what wraps JSON from elsewhere is deeper
     * than that.
     *
     * @param maxDepth deepest nesting that is read
     */
    public static JsonNode parse(String text, int maxDepth) throws InvalidJson {
        return JsonReader.read(text, maxDepth);
    }

    /**
     * As {@link #parse(String)}, from UTF-8 bytes.
     *
     * @throws InvalidJson also when the bytes are no UTF-8 or start with a byte-order mark
     */
    public static JsonNode parse(byte[] utf8) throws InvalidJson {
        var text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(utf8)) {
            throw new InvalidJson("the bytes are no UTF-8");
        }
        return parse(text);
    }

    /**
     * Prints without white space. Escaped are the quote, the backslash and the control characters
     * U+0000 to U+001F and U+007F to U+009F, as lower-case {@code \\u00xx} where they have no short
     * form; nothing else is.
     */
    public static String print(JsonNode json) {
        return new JsonWriter().tree(json).toString();
    }

    /** As {@link #print}, in UTF-8. An unpaired surrogate becomes {@code ?}. */
    public static byte[] printBytes(JsonNode json) {
        return new JsonWriter().tree(json).toBytes();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
