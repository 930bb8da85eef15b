package io.freshet.runtime.kafka;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether topics exist before a component starts to use them. */
public final class KafkaTopics {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaTopics.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private KafkaTopics() {}

    /**
     * Returns as soon as the brokers know all topics.
     *
     * @param patience how long to wait for brokers and topics to appear
     * @throws StartFailure naming the missing topics (F1002), or what is wrong with the brokers
     */
    public static void await(KafkaSettings kafka, Collection<String> topics, Duration patience) {
        Admin admin = null;
        try {
            admin =
                    Admin.create(
                            kafka.client(
                                    Map.of(
                                            "client.id", "freshet-start",
                                            "default.api.timeout.ms", "5000",
                                            "request.timeout.ms", "5000")));
            await(admin, kafka, topics, patience);
        } catch (KafkaException e) {
            throw BrokerTrouble.of(kafka, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BrokerTrouble.of(kafka, e);
        } finally {
            if (admin != null) {
                admin.close(Duration.ZERO); // nobody waits for its answers any more
            }
        }
    }

    private static void await(
            Admin admin, KafkaSettings kafka, Collection<String> topics, Duration patience)
            throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var said = false;
        while (true) {
            var missing = new TreeSet<String>();
            var unreachable = findMissing(admin, topics, missing);
            if (unreachable == null && missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() - deadline >= 0) {
                throw unreachable == null
                        ? missing(kafka, missing)
                        : BrokerTrouble.of(kafka, unreachable);
            }
            if (!said) {
                LOGGER.atInfo()
                        .addKeyValue("missing", missing)
                        .addKeyValue("brokers", kafka.bootstrapServers())
                        .log("waiting for brokers and topics");
                said = true;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private static @Nullable Throwable findMissing(
            Admin admin, Collection<String> topics, Collection<String> missing)
            throws InterruptedException {
        for (var found : admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                found.getValue().get(5, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    return e.getCause();
                }
                missing.add(found.getKey());
            } catch (TimeoutException e) {
                return e;
            }
        }
        return null;
    }

    private static StartFailure missing(KafkaSettings kafka, Collection<String> topics) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F1002",
                        "missing topics: " + String.join(", ", topics),
                        kafka.bootstrapServers(),
                        null,
                        "make them with 'freshet topics create', or correct their names in the"
                                + " configuration"),
                null);
    }
}
