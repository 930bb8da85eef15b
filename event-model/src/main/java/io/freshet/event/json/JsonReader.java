package io.freshet.event.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a tree from a text by the grammar of RFC 8259, no more and no less. Of our own making
 * because number text must be kept, and because Jackson's parser refuses unpaired surrogates in
 * names, which the grammar and the reference allow.
 */
final class JsonReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final char END = '\uFFFF';
    private static final String VALUE = "json value";

    private final String text;
    private final JsonStrings strings;
    private final int maxDepth;
    private int at;
    private int depth;

    private JsonReader(String text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
        this.strings = new JsonStrings(text);
    }

    static JsonNode read(String text, int maxDepth) throws InvalidJson {
        var reader = new JsonReader(text, maxDepth);
        var value = reader.value(reader.next());
        if (reader.next() != END || reader.at < text.length()) {
            throw reader.expected("whitespace or eof");
        }
        return value;
    }

    private JsonNode value(char first) throws InvalidJson {
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.stringNode(string());
            case 't' -> literal("true", NODES.booleanNode(true));
            case 'f' -> literal("false", NODES.booleanNode(false));
            case 'n' -> literal("null", NODES.nullNode());
            default -> number();
        };
    }

    private ObjectNode object() throws InvalidJson {
        enter();
        var object = NODES.objectNode();
        char c = next();
        while (c != '}') {
            if (c != '"') {
                throw expected("\"");
            }
            var name = name();
            if (next() != ':') {
                throw expected(":");
            }
            at++;
            object.set(name, value(next()));
            c = separator('}');
        }
        leave();
        return object;
    }

    private ArrayNode array() throws InvalidJson {
        enter();
        var array = NODES.arrayNode();
        char c = next();
        while (c != ']') {
            array.add(value(c));
            c = separator(']');
        }
        leave();
        return array;
    }

    /** Goes over a comma to what follows it, or to the closing bracket. */
    private char separator(char closing) throws InvalidJson {
        char c = next();
        if (c == closing) {
            return c;
        }
        if (c != ',') {
            throw expected(closing + " or ,");
        }
        at++;
        char following = next();
        if (following == closing) {
            throw expected(closing == '}' ? "\"" : VALUE);
        }
        return following;
    }

    private void enter() throws InvalidJson {
        if (++depth > maxDepth) {
            throw JsonFault.depth(maxDepth, text, at);
        }
        at++;
    }

    private void leave() {
        depth--;
        at++;
    }

    private String string() throws InvalidJson {
        var string = strings.read(at + 1);
        at = strings.end();
        return string;
    }

    private String name() throws InvalidJson {
        var name = strings.readName(at + 1);
        at = strings.end();
        return name;
    }

    private JsonNode literal(String word, JsonNode value) throws InvalidJson {
        for (int i = 0; i < word.length(); i++) {
            if (at + i == text.length()) {
                throw new InvalidJson(InvalidJson.EXHAUSTED);
            }
            if (text.charAt(at + i) != word.charAt(i)) {
                throw expected(word);
            }
        }
        at += word.length();
        return value;
    }

    private JsonNode number() throws InvalidJson {
        int start = at;
        if (peek() == '-') {
            at++;
        } else if (peek() < '0' || peek() > '9') {
            throw expected(VALUE);
        }
        if (peek() == '0') {
            at++;
        } else {
            digits(start);
        }
        if (peek() == '.') {
            at++;
            digits(start);
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits(start);
        }
        return NumberText.node(text.substring(start, at));
    }

    /** One digit at least, of the number that begins at {@code start}. */
    private void digits(int start) throws InvalidJson {
        int first = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == first) {
            throw at < text.length()
                    ? JsonFault.expected("digit", text, start)
                    : new InvalidJson(InvalidJson.EXHAUSTED);
        }
    }

    /** The next character that is no white space, not taken. */
    private char next() {
        while (true) {
            char c = peek();
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private InvalidJson expected(String what) {
        return JsonFault.expected(what, text, at);
    }
}
