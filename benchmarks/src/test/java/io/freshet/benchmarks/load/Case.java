package io.freshet.benchmarks.load;

/** What is measured of each request: a server and how it is loaded. */
enum Case {
    BARE("a  HTTP library alone", Kind.FEW),
    KAFKA("b  and a Kafka send", Kind.FEW),
    FIRST("c  answers first", Kind.FEW),
    FULL("d  default", Kind.MANY),
    FIRST_STEADY("c  answers first", Kind.STEADY),
    STEADY("d  default", Kind.STEADY);

    private final String server;
    private final Kind kind;

    Case(String server, Kind kind) {
        this.server = server;
        this.kind = kind;
    }

    /** The server's letter and name. */
    String server() {
        return server;
    }

    Kind kind() {
        return kind;
    }

    /** How requests come. */
    enum Kind {
        /** Few connections, each as fast as it is answered. */
        FEW,
        /** Many connections, each as fast as it is answered. */
        MANY,
        /** Many connections, at a rate that leaves room. */
        STEADY
    }
}
