package io.freshet.event.json;

/** Measures the strings of one JSON text as {@link JsonWriter} prints them. */
final class StringMeasure {

    private static final int ESCAPED = 6;

    private final String text;
    private int end;
    private long size;
    private boolean highBefore;

    StringMeasure(String text) {
        this.text = text;
    }

    /** The position behind the closing quote of the string measured last. */
    int end() {
        return end;
    }

    /** The bytes, quotes included, of the string whose first character stands at {@code from}. */
    long measure(int from) throws InvalidJson {
        size = 2;
        highBefore = false;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                end = i + 1;
                return size;
            }
            if (c < ' ') {
                throw JsonFault.character("control char (" + (int) c + ") in string", text, i);
            }
            if (c == '\\') {
                i = escape(i + 1);
            } else {
                add(c);
                i++;
            }
        }
        throw new InvalidJson(InvalidJson.EXHAUSTED);
    }

    /** Goes over an escape whose letter stands at {@code at}. */
    private int escape(int at) throws InvalidJson {
        if (at == text.length()) {
            throw new InvalidJson(InvalidJson.EXHAUSTED);
        }
        char letter = text.charAt(at);
        switch (letter) {
            case '"', '\\', '/' -> add(letter);
            case 'b', 'f', 'n', 'r', 't' -> add('\n');
            case 'u' -> {
                add(JsonStrings.unit(text, at + 1));
                return at + 5;
            }
            default -> throw JsonStrings.illegalEscape(text, at);
        }
        return at + 1;
    }

    /** Counts one unit; the first of a pair counts as the question mark that it is alone. */
    private void add(char c) {
        boolean completesPair = highBefore && Character.isLowSurrogate(c);
        highBefore = Character.isHighSurrogate(c);
        size += completesPair ? 3 : width(c);
    }

    private static int width(char c) {
        if (c == '"' || c == '\\') {
            return 2;
        }
        if (c < ' ') {
            return c == '\b' || c == '\f' || c == '\n' || c == '\r' || c == '\t' ? 2 : ESCAPED;
        }
        if (c < 0x7F || Character.isSurrogate(c)) {
            return 1;
        }
        if (c < 0xA0) {
            return ESCAPED;
        }
        return c < 0x800 ? 2 : 3;
    }
}
