package io.freshet.event.json;

/**
 * What is wrong with a text and where, in the words that the reference's parser has for it: bad
 * rows carry them, and alerts match on them.
 */
final class JsonFault {

    private static final int CONTEXT = 6;

    private JsonFault() {}

    /** Something else should stand at {@code at}; quotes up to six characters from there on. */
    static InvalidJson expected(String what, String text, int at) {
        return at < text.length()
                ? at("expected " + what, text, at, CONTEXT)
                : new InvalidJson(InvalidJson.EXHAUSTED);
    }

    /** One character that may not stand where it stands. */
    static InvalidJson character(String what, String text, int at) {
        return at(what, text, at, 1);
    }

    /** Too many levels of arrays and objects. */
    static InvalidJson depth(int maxDepth, String text, int at) {
        return at("exceeded maximum nesting depth (" + maxDepth + ")", text, at, CONTEXT);
    }

    private static InvalidJson at(String what, String text, int at, int context) {
        int end = Math.min(at + context, text.length());
        var quoted = text.substring(at, end) + (end < text.length() ? "..." : "");
        return new InvalidJson(what + " got '" + quoted + "' " + place(text, at));
    }

    private static String place(String text, int at) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return "(line " + line + ", column " + (at - lineStart + 1) + ")";
    }
}
