package io.freshet.benchmarks.load;

/**
 * How requests come.
 *
 * @param connections all open from the start
 * @param perSecond requests at a fixed rate whether answers come or not; 0: each connection sends
 *     its next request when it has the answer to the last
 */
record Load(int connections, int perSecond) {

    static Load closed(int connections) {
        return new Load(connections, 0);
    }

    /** As many connections, and a part of the requests that a server took. */
    Load steady(Result full, int percent) {
        return new Load(connections, (int) (full.measured().perSecond() * percent / 100));
    }

    boolean isOpen() {
        return perSecond > 0;
    }

    String text() {
        return isOpen()
                ? connections + " conn., " + perSecond + "/s"
                : connections + " conn., closed";
    }
}
