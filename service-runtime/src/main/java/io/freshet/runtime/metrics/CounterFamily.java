package io.freshet.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counters that differ in the value of one tag, each registered when it is first asked for. Safe
 * from any thread.
 */
public final class CounterFamily {

    private final MeterRegistry registry;
    private final String name;
    private final String description;
    private final String tag;
    private final Map<String, Counter> members = new ConcurrentHashMap<>();

    /**
     * Registers nothing yet.
     *
     * @param tag what the counters differ in; its values come from a small closed set
     */
    public CounterFamily(MeterRegistry registry, String name, String description, String tag) {
        this.registry = registry;
        this.name = name;
        this.description = description;
        this.tag = tag;
    }

    /** The counter of one value. */
    public Counter of(String value) {
        return members.computeIfAbsent(value, this::register);
    }

    /** What all of them have counted. */
    public double sum() {
        return members.values().stream().mapToDouble(Counter::count).sum();
    }

    private Counter register(String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(registry);
    }
}
