package io.freshet.event.json;

/**
 * Goes over a JSON text value by value and measures what it would take printed by {@link
 * Json#print}, without building anything: a text of any form takes no memory, and each character is
 * looked at once. It takes the texts that {@link Json#parse} takes and says the same of others.
 */
public final class JsonScanner {

    private static final char END = '\uFFFF';

    private final String text;
    private final StringMeasure strings;
    private int at;
    private int nameEnd;
    private int depth;

    /** Starts in the text at {@code from}. */
    public JsonScanner(String text, int from) {
        this.text = text;
        this.strings = new StringMeasure(text);
        this.at = from;
    }

    /** Where it stands. */
    public int position() {
        return at;
    }

    /** Behind the closing quote of the name gone over last. */
    public int nameEnd() {
        return nameEnd;
    }

    /** The next character that is no white space, not taken; U+FFFF at the end. */
    public char next() {
        while (true) {
            char c = peek();
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
    }

    /**
     * Goes over the next value.
     *
     * @return the bytes that it takes printed; members with a duplicate name count too
     * @throws InvalidJson where it is none, or nests deeper than {@link Json#MAX_DEPTH}
     */
    public long value() throws InvalidJson {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        };
    }

    /**
     * Goes over an opening bracket, and over the closing one if it follows.
     *
     * @return whether there is something between them
     */
    public boolean begin(char closing) throws InvalidJson {
        if (++depth > Json.MAX_DEPTH) {
            throw JsonFault.depth(Json.MAX_DEPTH, text, at);
        }
        at++;
        return next() != closing || close();
    }

    /**
     * Goes over a member's name and the colon.
     *
     * @return the bytes of the name printed, with its quotes
     */
    public long name() throws InvalidJson {
        if (next() != '"') {
            throw expected("\"");
        }
        long size = string();
        nameEnd = at;
        if (next() != ':') {
            throw expected(":");
        }
        at++;
        return size;
    }

    /**
     * Goes over a comma or the closing bracket.
     *
     * @return whether another member or element has to follow
     */
    public boolean hasMore(char closing) throws InvalidJson {
        char c = next();
        if (c == closing) {
            return close();
        }
        if (c != ',') {
            throw expected(closing + " or ,");
        }
        at++;
        return true;
    }

    /** Makes sure that nothing but white space follows. */
    public void end() throws InvalidJson {
        if (next() != END || at < text.length()) {
            throw expected("whitespace or eof");
        }
    }

    private boolean close() {
        at++;
        depth--;
        return false;
    }

    /** A bracket before, a comma or bracket behind each member; a colon within. */
    private long object() throws InvalidJson {
        boolean more = begin('}');
        long size = more ? 1 : 2;
        while (more) {
            size += name() + 1;
            size += value() + 1;
            more = hasMore('}');
        }
        return size;
    }

    private long array() throws InvalidJson {
        boolean more = begin(']');
        long size = more ? 1 : 2;
        while (more) {
            size += value() + 1;
            more = hasMore(']');
        }
        return size;
    }

    private long string() throws InvalidJson {
        long size = strings.measure(at + 1);
        at = strings.end();
        return size;
    }

    private long literal(String word) throws InvalidJson {
        for (int i = 0; i < word.length(); i++) {
            if (at + i == text.length()) {
                throw new InvalidJson(InvalidJson.EXHAUSTED);
            }
            if (text.charAt(at + i) != word.charAt(i)) {
                throw expected(word);
            }
        }
        at += word.length();
        return word.length();
    }

    private long number() throws InvalidJson {
        int start = at;
        if (peek() == '-') {
            at++;
        } else if (peek() < '0' || peek() > '9') {
            throw expected("json value");
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
        return (long) at - start;
    }

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

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private InvalidJson expected(String what) {
        return JsonFault.expected(what, text, at);
    }
}
