package io.freshet.benchmarks.load;

/**
 * What a client saw.
 *
 * @param latencies of all requests that were answered 200
 * @param failures other answers, and none
 * @param seconds how long requests were sent
 */
record Measured(Latencies latencies, int failures, double seconds) {

    double perSecond() {
        return latencies.count() / seconds;
    }
}
