package io.freshet.event.json;

import org.jspecify.annotations.Nullable;

/** Reads the strings of one JSON text, escapes undone; unpaired surrogates stay. */
final class JsonStrings {

    /**
     * Names seen lately, by a cheap hash: names repeat from event to event, and a known one brings
     * its hash code along. Threads may overwrite each other's, which costs a copy and no more.
     */
    private static final @Nullable String[] NAMES = new @Nullable String[512];

    private static final int MAX_NAME_KEPT = 64;

    private final String text;
    private int end;

    JsonStrings(String text) {
        this.text = text;
    }

    /** The position behind the closing quote of the string read last. */
    int end() {
        return end;
    }

    /** Reads a string whose first character stands at {@code from}. */
    String read(int from) throws InvalidJson {
        int i = plain(from);
        return text.charAt(i) == '"' ? text.substring(from, i) : escaped(from, i);
    }

    /** As {@link #read}, for the name of a member. */
    String readName(int from) throws InvalidJson {
        int i = plain(from);
        if (text.charAt(i) != '"') {
            return escaped(from, i);
        }
        int length = i - from;
        if (length == 0 || length > MAX_NAME_KEPT) {
            return text.substring(from, i);
        }
        int slot =
                (length
                                + 31 * text.charAt(from)
                                + 961 * text.charAt(i - 1)
                                + text.charAt(from + length / 2) * 7)
                        & (NAMES.length - 1);
        var known = NAMES[slot];
        if (known != null && known.length() == length && text.startsWith(known, from)) {
            return known;
        }
        var name = text.substring(from, i);
        NAMES[slot] = name;
        return name;
    }

    /** Goes to the next quote or backslash; {@link #end} is set as if it were the closing quote. */
    private int plain(int from) throws InvalidJson {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                end = i + 1;
                return i;
            }
            if (c < ' ') {
                throw JsonFault.character("control char (" + (int) c + ") in string", text, i);
            }
        }
        throw new InvalidJson(InvalidJson.EXHAUSTED);
    }

    private String escaped(int from, int firstBackslash) throws InvalidJson {
        var string = new StringBuilder();
        int start = from;
        int i = firstBackslash;
        while (text.charAt(i) == '\\') {
            string.append(text, start, i);
            start = escape(string, i + 1);
            i = plain(start);
        }
        return string.append(text, start, i).toString();
    }

    /** Undoes one escape whose letter stands at {@code at}; says where the text goes on. */
    private int escape(StringBuilder string, int at) throws InvalidJson {
        if (at == text.length()) {
            throw new InvalidJson(InvalidJson.EXHAUSTED);
        }
        char letter = text.charAt(at);
        switch (letter) {
            case '"', '\\', '/' -> string.append(letter);
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'u' -> {
                string.append(unit(text, at + 1));
                return at + 5;
            }
            default -> throw illegalEscape(text, at);
        }
        return at + 1;
    }

    /** No escape has the letter at {@code at}. */
    static InvalidJson illegalEscape(String text, int at) {
        var what = "illegal escape sequence (\\" + text.charAt(at) + ")";
        return JsonFault.character(what, text, at - 1);
    }

    /** The unit whose four hexadecimal digits stand at {@code at}. */
    static char unit(String text, int at) throws InvalidJson {
        if (at + 4 > text.length()) {
            throw new InvalidJson(InvalidJson.EXHAUSTED);
        }
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = hexDigit(text.charAt(i));
            if (digit < 0) {
                throw JsonFault.expected("valid unicode escape", text, at);
            }
            unit = (unit << 4) | digit;
        }
        return (char) unit;
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
