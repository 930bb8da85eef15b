package io.freshet.collector.metrics;

/** Hears of connections and requests as they go by; called by event loops, so it must be quick. */
public interface TrafficListener {

    /** Hears nothing. */
    TrafficListener NONE =
            new TrafficListener() {
                @Override
                public void connectionOpened() {}

                @Override
                public void connectionClosed() {}

                @Override
                public void received(String method, int bodyBytes) {}

                @Override
                public void answered(String method, int status, long nanos, int bodyBytes) {}

                @Override
                public void unanswered(String method) {}
            };

    void connectionOpened();

    void connectionClosed();

    /** A request is complete, or turned away. */
    void received(String method, int bodyBytes);

    /**
     * A request that was received has its response.
     *
     * @param status 100 to 599
     * @param nanos since it was received
     */
    void answered(String method, int status, long nanos, int bodyBytes);

    /** A request that was received has lost its connection before its response was ready. */
    void unanswered(String method);
}
