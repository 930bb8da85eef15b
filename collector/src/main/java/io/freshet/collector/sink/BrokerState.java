package io.freshet.collector.sink;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the brokers take the records of one topic: away at first, and again when they fail or
 * keep silent. Safe from any thread; each change is said once.
 */
final class BrokerState {

    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerState.class);

    private final String topic;
    private final String meanwhile;
    private volatile boolean away = true;
    private volatile boolean topicKnown;
    private long awayNanos = System.nanoTime();

    /**
     * Nothing is known yet.
     *
     * @param meanwhile what happens to records while the brokers are away
     */
    BrokerState(String topic, String meanwhile) {
        this.topic = topic;
        this.meanwhile = meanwhile;
    }

    boolean isAway() {
        return away;
    }

    /** Whether the producer knows the topic's partitions, without which it takes nothing. */
    boolean isTopicKnown() {
        return topicKnown;
    }

    void topicIsKnown() {
        topicKnown = true;
    }

    /** The brokers take records. */
    void isBack() {
        if (away) {
            comeBack();
        }
    }

    /** The brokers do not take records. */
    synchronized void isAway(String why) {
        if (!away) {
            away = true;
            awayNanos = System.nanoTime();
            LOGGER.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("error", why)
                    .addKeyValue("meanwhile", meanwhile)
                    .log("the brokers are away");
        }
    }

    private synchronized void comeBack() {
        if (away) {
            away = false;
            var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - awayNanos);
            LOGGER.atInfo()
                    .addKeyValue("topic", topic)
                    .addKeyValue("awayMillis", millis)
                    .log("the brokers take records");
        }
    }
}
