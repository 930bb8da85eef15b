package io.freshet.runtime.service;

import java.util.Map;

/** One component of the pipeline that runs until it is closed. */
public interface Service extends AutoCloseable {

    /** Its name in logs, metrics and health, e.g. {@code collector}. */
    String name();

    /**
     * Starts the work and returns; slow starts go on in the background and show in {@link
     * #health()}. Called once.
     *
     * @throws io.freshet.runtime.problem.StartFailure when a person must mend something first
     */
    void start();

    /** How it is now; cheap, safe from any thread. */
    Health health();

    /**
     * What {@code /info} shows of it beside what is fixed; values are texts, numbers, lists and
     * maps of them. Cheap, safe from any thread, without secrets.
     */
    default Map<String, Object> info() {
        return Map.of();
    }

    /** Finishes what was accepted and lets go of everything. May be called more than once. */
    @Override
    void close();
}
