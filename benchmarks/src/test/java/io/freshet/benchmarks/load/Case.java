package io.freshet.benchmarks.load;

/** What is measured of each request: a server and how it is loaded. */
enum Case {
    /** Few connections, each as fast as it is answered; so are the next two. */
    BARE("a  HTTP library alone"),
    KAFKA("b  and a Kafka send"),
    FIRST("c  answers first"),
    /** Many connections, each as fast as it is answered. */
    FULL("d  default"),
    /** Many connections at a rate that leaves room. */
    FIRST_STEADY("c  answers first"),
    /** The same. */
    STEADY("d  default");

    private final String server;

    Case(String server) {
        this.server = server;
    }

    /** The server's letter and name. */
    String server() {
        return server;
    }
}
