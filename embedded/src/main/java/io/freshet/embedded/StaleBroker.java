package io.freshet.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a broker that was killed leaves behind: the controller still takes it for alive. A successor
 * that starts then leads its partitions for the seconds until the old session has run out, and
 * loses the lead just while it ends transactions that the kill interrupted. Kafka 4.3.1 takes a
 * partition without a leader for one that was deleted ({@code
 * KRaftMetadataCache.getPartitionLeaderEndpoint}) and never writes those ends: the group's offsets
 * stay undecided and committed readers wait, for ever. So the controller runs alone first, until it
 * has noticed the death.
 */
final class StaleBroker {

    private static final Logger LOGGER = LoggerFactory.getLogger(StaleBroker.class);

    /** Kafka writes it to the directory of its logs when it was stopped in good order. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private static final String FENCED =
            "kafka.controller:type=KafkaController,name=FencedBrokerCount";
    private static final long PATIENCE_SECONDS = 20;
    private static final long LOOK_MILLIS = 20;

    private StaleBroker() {}

    /**
     * Lets the controller forget a broker that was killed; does nothing where it was not.
     *
     * @param logDir of a formatted directory that no process uses
     */
    static void fence(Path logDir) throws InterruptedException, JMException {
        if (!Files.exists(logDir.resolve("__cluster_metadata-0"))
                || Files.exists(logDir.resolve(CLEAN))) {
            return;
        }
        var properties = BrokerProperties.ofController(logDir, FreePorts.one());
        var controller = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        try {
            controller.startup();
            if (!awaitFence()) {
                LOGGER.atWarn().log("the controller does not notice that the broker was killed");
            }
        } finally {
            controller.shutdown();
        }
    }

    private static boolean awaitFence() throws InterruptedException, JMException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var server = ManagementFactory.getPlatformMBeanServer();
        var name = new ObjectName(FENCED);
        while (System.nanoTime() < end) {
            if (server.isRegistered(name)
                    && server.getAttribute(name, "Value") instanceof Number brokers
                    && brokers.intValue() > 0) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }
}
