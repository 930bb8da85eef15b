package io.freshet.collector.sink;

import io.freshet.collector.settings.StreamSettings;
import io.freshet.collector.spool.Spool;
import io.freshet.runtime.kafka.KafkaTopics;
import io.freshet.runtime.problem.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topic where no record can tell how the brokers are: at first, and while they are
 * away and the spool has nothing to try with.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what is scheduled ends with its timer
final class TopicProbe implements Runnable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicProbe.class);
    private static final long FIRST_LOOK_MILLIS = 50;

    private final StreamSettings settings;
    private final Producer<String, byte[]> producer;
    private final BrokerState brokers;
    private final @Nullable Spool spool;
    private final ScheduledExecutorService timer;

    TopicProbe(
            StreamSettings settings,
            Producer<String, byte[]> producer,
            BrokerState brokers,
            @Nullable Spool spool,
            ScheduledExecutorService timer) {
        this.settings = settings;
        this.producer = producer;
        this.brokers = brokers;
        this.spool = spool;
        this.timer = timer;
    }

    void begin() {
        again(FIRST_LOOK_MILLIS);
    }

    @Override
    public void run() {
        if (!brokers.isTopicKnown()) {
            look();
            again(FIRST_LOOK_MILLIS);
        } else {
            if (brokers.isAway() && (spool == null || spool.isEmpty())) {
                ask();
            }
            again(settings.startupCheckInterval().toMillis());
        }
    }

    /** Asks the producer for the topic's partitions: only then can it take records at once. */
    private void look() {
        try {
            var partitions = producer.partitionsFor(settings.topic());
            if (partitions.stream().allMatch(partition -> partition.leader() != null)) {
                brokers.topicIsKnown();
                LOGGER.atInfo().addKeyValue("topic", settings.topic()).log("topic found");
                if (spool == null || spool.isEmpty()) {
                    brokers.isBack();
                }
            }
        } catch (KafkaException notYet) {
            LOGGER.atTrace().addKeyValue("topic", settings.topic()).log("no topic yet");
        }
    }

    private void ask() {
        try {
            KafkaTopics.await(settings.kafka(), List.of(settings.topic()), Duration.ZERO);
            brokers.isBack();
        } catch (StartFailure stillAway) {
            LOGGER.atTrace().addKeyValue("topic", settings.topic()).log("brokers still away");
        }
    }

    private void again(long millis) {
        if (!timer.isShutdown()) {
            timer.schedule(this, millis, TimeUnit.MILLISECONDS);
        }
    }
}
