package io.freshet.collector.endpoint;

/** What the health paths look at. */
public interface HealthView {

    /** Whether the server wants requests. */
    boolean isServing();

    /** Whether both streams take records. */
    boolean isSinkHealthy();
}
