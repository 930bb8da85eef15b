package io.freshet.enricher.vectors;

/**
 * What replaying a case showed.
 *
 * @param kind how it ended
 * @param detail the first difference, or what is missing; empty where the case agrees
 */
record Verdict(Kind kind, String detail) {

    static final Verdict AGREES = new Verdict(Kind.AGREES, "");

    static Verdict differs(String difference) {
        return new Verdict(Kind.DIFFERS, difference);
    }

    static Verdict unavailable(String missing) {
        return new Verdict(Kind.UNAVAILABLE, missing);
    }

    /** How replaying a case ended. */
    enum Kind {
        AGREES,
        DIFFERS,
        /** The case asks for something that is not there yet, or for a file or server. */
        UNAVAILABLE
    }
}
