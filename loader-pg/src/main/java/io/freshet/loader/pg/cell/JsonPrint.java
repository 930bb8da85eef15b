package io.freshet.loader.pg.cell;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Prints JSON from a parser: compact, number texts as they were written, and as jsonb can store it,
 * that is without U+0000 and without halves of surrogate pairs.
 */
public final class JsonPrint {

    private static final String HEX = "0123456789abcdef";

    private JsonPrint() {}

    /**
     * Prints the value that the parser stands on. Afterwards the parser stands on the value's last
     * token. A comma goes first where the buffer ends with another value.
     *
     * @param start where the JSON at hand began in the buffer
     */
    public static void value(JsonParser parser, CopyBuffer out, int start) {
        int depth = 0;
        var token = parser.currentToken();
        while (true) {
            depth += print(parser, token, out, start);
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    /** Prints a token; says how much deeper what follows stands. */
    private static int print(JsonParser parser, JsonToken token, CopyBuffer out, int start) {
        switch (token) {
            case START_OBJECT -> {
                beginObject(out, start);
                return 1;
            }
            case START_ARRAY -> {
                comma(out, start);
                out.int1('[');
                return 1;
            }
            case END_OBJECT -> {
                endObject(out);
                return -1;
            }
            case END_ARRAY -> {
                out.int1(']');
                return -1;
            }
            case PROPERTY_NAME -> {
                name(parser.currentName(), out, start);
                return 0;
            }
            case VALUE_STRING -> {
                comma(out, start);
                quoted(
                        parser.getStringCharacters(),
                        parser.getStringOffset(),
                        parser.getStringLength(),
                        out);
            }
            default -> {
                comma(out, start);
                out.ascii(parser.getString());
            }
        }
        return 0;
    }

    /** Begins an object. */
    public static void beginObject(CopyBuffer out, int start) {
        comma(out, start);
        out.int1('{');
    }

    /** Ends an object. */
    public static void endObject(CopyBuffer out) {
        out.int1('}');
    }

    /** Prints the name of the member that follows. */
    public static void name(String name, CopyBuffer out, int start) {
        comma(out, start);
        quoted(name.toCharArray(), 0, name.length(), out);
        out.int1(':');
    }

    /** The last byte tells whether a value has gone before: no stack is needed. */
    private static void comma(CopyBuffer out, int start) {
        if (out.size() > start) {
            byte last = out.bytes()[out.size() - 1];
            if (last != '{' && last != '[' && last != ':') {
                out.int1(',');
            }
        }
    }

    private static void quoted(char[] chars, int from, int length, CopyBuffer out) {
        out.int1('"');
        int end = from + length;
        int plain = from;
        for (int i = from; i < end; i++) {
            char c = chars[i];
            if (c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c < 0xA0)) {
                out.text(chars, plain, i - plain);
                escape(c, out);
                plain = i + 1;
            }
        }
        out.text(chars, plain, end - plain);
        out.int1('"');
    }

    private static void escape(char c, CopyBuffer out) {
        switch (c) {
            case 0 -> {
                // Postgres has no U+0000 in any text
            }
            case '"' -> out.ascii("\\\"");
            case '\\' -> out.ascii("\\\\");
            case '\b' -> out.ascii("\\b");
            case '\f' -> out.ascii("\\f");
            case '\n' -> out.ascii("\\n");
            case '\r' -> out.ascii("\\r");
            case '\t' -> out.ascii("\\t");
            default -> {
                out.ascii("\\u00");
                out.int1(HEX.charAt(c >> 4));
                out.int1(HEX.charAt(c & 0xF));
            }
        }
    }
}
