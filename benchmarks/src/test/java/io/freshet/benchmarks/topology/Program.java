package io.freshet.benchmarks.topology;

import java.util.Locale;

/** What is measured, each a process of its own. */
enum Program {
    /** The pipeline in a loop, without Kafka. */
    PIPELINE("pipeline in a loop", 1),
    /** Bytes in, as many bytes out as the enricher writes. */
    PASS_THROUGH("pass-through, 1 thread", 1),
    /** The enricher as it is shipped, and with two threads. */
    ENRICHER("enricher, 1 thread", 1),
    /** The same with two stream threads. */
    ENRICHER_TWICE("enricher, 2 threads", 2);

    private final String text;
    private final int threads;

    Program(String text, int threads) {
        this.text = text;
        this.threads = threads;
    }

    String text() {
        return text;
    }

    int threads() {
        return threads;
    }

    /** Of files and groups. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
