package io.freshet.event.json;

/**
 * A text is no JSON; the message says where and why. It quotes up to six characters of the text: it
 * belongs into bad rows and answers, not into logs.
 */
public final class InvalidJson extends Exception {

    /** The message where the text ends too early; the reference says the same. */
    static final String EXHAUSTED = "exhausted input";

    private static final long serialVersionUID = 1L;

    public InvalidJson(String message) {
        // Bad input is no event worth a stack trace.
        super(message, null, true, false);
    }
}
