package io.freshet.collector.sink;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that records are lost, at once and then once a second with their number. */
final class LossLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(LossLog.class);

    private final String topic;
    private final SinkCounters counters;
    private long saidNanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    LossLog(String topic, SinkCounters counters) {
        this.topic = topic;
        this.counters = counters;
    }

    synchronized void say(String reason) {
        var now = System.nanoTime();
        if (now - saidNanos >= TimeUnit.SECONDS.toNanos(1)) {
            saidNanos = now;
            LOGGER.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("error", reason)
                    .addKeyValue("lost", counters.lost())
                    .log("records are lost: they were answered before they were written");
        }
    }
}
