package io.freshet.event.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes compact JSON straight into UTF-8 bytes. Commas come by themselves; that objects and arrays
 * are closed and that members have names is the caller's duty. Not thread-safe.
 */
public final class JsonWriter {

    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] HEX = ascii("0123456789abcdef");

    /** Characters that stand for themselves. */
    private static final boolean[] PLAIN = new boolean[0x7F];

    static {
        Arrays.fill(PLAIN, ' ', PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    /** Longest UTF-8 or escaped form of one UTF-16 unit. */
    private static final int WIDEST = 6;

    private final boolean lossless;
    private byte[] bytes;
    private int size;

    public JsonWriter() {
        this(512);
    }

    /** A writer that expects about so many bytes; an unpaired surrogate becomes {@code ?}. */
    public JsonWriter(int expectedBytes) {
        this(expectedBytes, false);
    }

    private JsonWriter(int expectedBytes, boolean lossless) {
        this.bytes = new byte[Math.max(16, expectedBytes)];
        this.lossless = lossless;
    }

    /** A writer that keeps an unpaired surrogate, as escape. */
    public static JsonWriter lossless(int expectedBytes) {
        return new JsonWriter(expectedBytes, true);
    }

    public JsonWriter beginObject() {
        comma();
        return raw((byte) '{');
    }

    public JsonWriter endObject() {
        return raw((byte) '}');
    }

    public JsonWriter beginArray() {
        comma();
        return raw((byte) '[');
    }

    public JsonWriter endArray() {
        return raw((byte) ']');
    }

    /** The name of the next member. */
    public JsonWriter name(String name) {
        comma();
        quoted(name);
        return raw((byte) ':');
    }

    /** A name made ready once, for names that are written again and again. */
    public JsonWriter name(Name name) {
        comma();
        return raw(name.quoted);
    }

    /** A member that is null. */
    public JsonWriter nullMember(Name name) {
        comma();
        return raw(name.quotedNull);
    }

    /** Some members of a list, one after the other, that are all null. */
    public JsonWriter nullMembers(Names names, int from, int to) {
        if (from < to) {
            comma();
            int start = names.starts[from];
            // Each member ends with a comma; that of the last is left out.
            raw(names.nulls, start, names.starts[to] - 1 - start);
        }
        return this;
    }

    /** A text, or null. */
    public JsonWriter value(@Nullable String text) {
        if (text == null) {
            return nullValue();
        }
        comma();
        quoted(text);
        return this;
    }

    /** A whole number. */
    public JsonWriter value(long number) {
        return number(Long.toString(number));
    }

    public JsonWriter value(boolean flag) {
        comma();
        return raw(flag ? TRUE : FALSE);
    }

    public JsonWriter nullValue() {
        comma();
        return raw(NULL);
    }

    /** A number as its text, which must be one by the rules of JSON. */
    public JsonWriter number(String text) {
        comma();
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /**
     * Any JSON.
     *
     * @throws IllegalArgumentException for nodes that no JSON text gives: missing, binary, Java
     *     objects
     */
    public JsonWriter tree(JsonNode json) {
        switch (json.getNodeType()) {
            case OBJECT -> {
                beginObject();
                for (var member : ((ObjectNode) json).properties()) {
                    name(member.getKey()).tree(member.getValue());
                }
                endObject();
            }
            case ARRAY -> {
                beginArray();
                for (var element : ((ArrayNode) json).values()) {
                    tree(element);
                }
                endArray();
            }
            case STRING -> value(json.stringValue());
            case NUMBER -> number(json);
            case BOOLEAN -> value(json.booleanValue());
            case NULL -> nullValue();
            default -> throw new IllegalArgumentException(json.getNodeType() + " is no JSON");
        }
        return this;
    }

    /** {@code name(name).value(text)}. */
    public JsonWriter member(String name, @Nullable String text) {
        return name(name).value(text);
    }

    /** {@code name(name).value(number)}. */
    public JsonWriter member(String name, long number) {
        return name(name).value(number);
    }

    /** {@code name(name).tree(json)}. */
    public JsonWriter member(String name, JsonNode json) {
        return name(name).tree(json);
    }

    /** What was written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** What was written so far, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void number(JsonNode number) {
        if (number instanceof NumberText written) {
            number(written.text());
        } else if (((NumericNode) number).isNaN()) {
            // JSON has no such number; the reference prints null, too.
            nullValue();
        } else {
            number(number.numberValue().toString());
        }
    }

    /** The last byte tells whether a value has gone before: no stack needed. */
    private void comma() {
        if (size > 0) {
            byte last = bytes[size - 1];
            if (last != '{' && last != '[' && last != ':') {
                raw((byte) ',');
            }
        }
    }

    private JsonWriter raw(byte one) {
        reserve(1);
        bytes[size++] = one;
        return this;
    }

    private JsonWriter raw(byte[] ascii) {
        return raw(ascii, 0, ascii.length);
    }

    private JsonWriter raw(byte[] ascii, int from, int length) {
        reserve(length);
        System.arraycopy(ascii, from, bytes, size, length);
        size += length;
        return this;
    }

    private void quoted(String text) {
        int length = text.length();
        // Room for plain ASCII; what is wider reserves as it comes.
        reserve(length + 2);
        bytes[size++] = '"';
        int i = plain(text, 0);
        while (i < length) {
            reserve(WIDEST + length - i);
            i += 1 + special(text, i, text.charAt(i));
            i = plain(text, i);
        }
        bytes[size++] = '"';
    }

    /** Copies characters that stand for themselves in one byte; says where they end. */
    private int plain(String text, int from) {
        var into = bytes;
        int at = size;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                break;
            }
            into[at++] = (byte) c;
        }
        size = at;
        return i;
    }

    /** Writes the character at {@code i}; says how many further units it took. */
    private int special(String text, int i, char c) {
        if (c == '"' || c == '\\') {
            escape((byte) c);
        } else if (c < 0xA0) {
            control(c);
        } else if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | c >> 6);
            continuation(c);
        } else if (!Character.isSurrogate(c)) {
            bytes[size++] = (byte) (0xE0 | c >> 12);
            continuation(c >> 6);
            continuation(c);
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            int point = Character.toCodePoint(c, text.charAt(i + 1));
            bytes[size++] = (byte) (0xF0 | point >> 18);
            continuation(point >> 12);
            continuation(point >> 6);
            continuation(point);
            return 1;
        } else if (lossless) {
            unicodeEscape(c);
        } else {
            bytes[size++] = '?';
        }
        return 0;
    }

    private void control(char c) {
        switch (c) {
            case '\b' -> escape((byte) 'b');
            case '\f' -> escape((byte) 'f');
            case '\n' -> escape((byte) 'n');
            case '\r' -> escape((byte) 'r');
            case '\t' -> escape((byte) 't');
            default -> unicodeEscape(c);
        }
    }

    private void unicodeEscape(char c) {
        escape((byte) 'u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[c >> shift & 0xF];
        }
    }

    private void escape(byte letter) {
        bytes[size++] = '\\';
        bytes[size++] = letter;
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** A member's name, quoted and escaped ahead of time. */
    public static final class Name {

        private final byte[] quoted;
        private final byte[] quotedNull;

        /** Makes a name ready. */
        public Name(String name) {
            quoted = new JsonWriter(name.length() + 3).name(name).toBytes();
            quotedNull = new JsonWriter(name.length() + 7).name(name).nullValue().toBytes();
        }
    }

    /** Members' names in the order in which they are written, most of them for nulls. */
    public static final class Names {

        private final Name[] each;
        private final byte[] nulls;
        private final int[] starts;

        /** Makes names ready. */
        public Names(List<String> names) {
            each = names.stream().map(Name::new).toArray(Name[]::new);
            starts = new int[each.length + 1];
            var all = new JsonWriter(each.length * 32);
            for (int i = 0; i < each.length; i++) {
                all.nullMember(each[i]);
                // The comma that is still to come counts, too.
                starts[i + 1] = all.size + 1;
            }
            nulls = all.toBytes();
        }

        /** The name at an index, from 0 on. */
        public Name get(int index) {
            return each[index];
        }

        /** How many names there are. */
        public int size() {
            return each.length;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
