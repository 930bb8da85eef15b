package io.freshet.cli.topics;

import io.freshet.runtime.kafka.BrokerTrouble;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks brokers about topics, makes them and changes them. */
final class TopicAdmin implements AutoCloseable {

    private static final String PATIENCE_MILLIS = "15000";

    private final KafkaSettings kafka;
    private final Admin admin;

    /**
     * Prepares; the brokers are asked later.
     *
     * @throws StartFailure when the settings cannot be used
     */
    TopicAdmin(KafkaSettings kafka) {
        this.kafka = kafka;
        try {
            this.admin =
                    Admin.create(
                            kafka.client(
                                    Map.of(
                                            "client.id", "freshet-topics",
                                            "default.api.timeout.ms", PATIENCE_MILLIS,
                                            "request.timeout.ms", "7000")));
        } catch (KafkaException e) {
            throw BrokerTrouble.of(kafka, e);
        }
    }

    /** How many brokers there are. */
    int brokers() {
        return get(admin.describeCluster().nodes()).size();
    }

    /** Those of the topics that are there, by name. */
    Map<String, FoundTopic> find(Collection<String> names) {
        var described = new HashMap<String, TopicDescription>();
        for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                described.put(topic.getKey(), topic.getValue().get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw trouble("topic " + topic.getKey() + " cannot be described", e);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        var configs = get(admin.describeConfigs(resources(described.keySet())).all());
        return described.values().stream()
                .map(
                        topic ->
                                found(
                                        topic,
                                        Objects.requireNonNull(
                                                configs.get(resource(topic.name())))))
                .collect(Collectors.toMap(FoundTopic::name, topic -> topic));
    }

    /** Makes topics that are not there. */
    void create(List<WantedTopic> topics) {
        var made =
                admin.createTopics(
                        topics.stream()
                                .map(
                                        topic ->
                                                new NewTopic(
                                                                topic.name(),
                                                                topic.partitions(),
                                                                (short) topic.replication())
                                                        .configs(topic.config()))
                                .toList());
        made.values().forEach(this::await);
    }

    private void await(String topic, KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException e) {
            // Who made it a moment before us has done what we were asked for.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw trouble("topic " + topic + " cannot be made", e);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Mends what can be mended. */
    void alter(List<Difference> differences) {
        var partitions = new HashMap<String, NewPartitions>();
        var configs = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (var difference : differences) {
            if (difference.setting().equals(Difference.PARTITIONS)) {
                var count = Integer.parseInt(difference.wanted());
                partitions.put(difference.topic(), NewPartitions.increaseTo(count));
            } else if (difference.isAlterable()) {
                configs.computeIfAbsent(resource(difference.topic()), topic -> new ArrayList<>())
                        .add(
                                new AlterConfigOp(
                                        new ConfigEntry(difference.setting(), difference.wanted()),
                                        AlterConfigOp.OpType.SET));
            }
        }
        get("the topics cannot be changed", admin.incrementalAlterConfigs(configs).all());
        get("the topics get no more partitions", admin.createPartitions(partitions).all());
    }

    @Override
    public void close() {
        admin.close();
    }

    private static FoundTopic found(TopicDescription topic, Config config) {
        var copies =
                topic.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
        var settings = new HashMap<String, String>();
        for (var entry : config.entries()) {
            if (entry.value() != null) {
                settings.put(entry.name(), entry.value());
            }
        }
        return new FoundTopic(topic.name(), topic.partitions().size(), copies, settings);
    }

    private static List<ConfigResource> resources(Collection<String> topics) {
        return topics.stream().map(TopicAdmin::resource).toList();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private <T> T get(KafkaFuture<T> answer) {
        return get("the brokers do not answer", answer);
    }

    private <T> T get(String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw trouble(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private StartFailure trouble(String what, ExecutionException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return isRefusal(cause)
                ? new StartFailure(
                        ExitCode.FOUND_PROBLEMS,
                        new Problem(
                                "F1008",
                                what,
                                kafka.bootstrapServers(),
                                cause.getMessage(),
                                "correct what was asked for, or ask for it in the way that your"
                                        + " cluster wants"),
                        cause)
                : BrokerTrouble.of(kafka, cause);
    }

    /** The brokers understood, know who asks, and say no. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof ApiException
                && !(cause instanceof RetriableException)
                && !(cause instanceof TimeoutException)
                && !(cause instanceof AuthenticationException)
                && !(cause instanceof AuthorizationException);
    }

    private StartFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return BrokerTrouble.of(kafka, e);
    }
}
