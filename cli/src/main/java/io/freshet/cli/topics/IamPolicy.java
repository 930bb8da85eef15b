package io.freshet.cli.topics;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rights as a policy of IAM, which MSK asks in place of ACLs. Which action is which operation: <a
 * href="https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html">semantics of
 * actions</a>.
 */
final class IamPolicy {

    private static final String VERSION = "2012-10-17";
    private static final String SERVICE = "kafka-cluster:";

    private static final Map<ResourceType, Map<AclOperation, String>> ACTIONS =
            Map.of(
                    ResourceType.TOPIC,
                    Map.of(
                            READ, "ReadData",
                            WRITE, "WriteData",
                            CREATE, "CreateTopic",
                            DESCRIBE, "DescribeTopic",
                            ALTER, "AlterTopic",
                            DESCRIBE_CONFIGS, "DescribeTopicDynamicConfiguration",
                            ALTER_CONFIGS, "AlterTopicDynamicConfiguration"),
                    ResourceType.GROUP,
                    Map.of(READ, "AlterGroup", DESCRIBE, "DescribeGroup"),
                    ResourceType.TRANSACTIONAL_ID,
                    Map.of(
                            WRITE, "AlterTransactionalId",
                            DESCRIBE, "DescribeTransactionalId"));

    private IamPolicy() {}

    /** The policy of one user. */
    static ObjectNode of(MskCluster cluster, List<AclEntry> entries) {
        var policy = JsonNodeFactory.instance.objectNode();
        policy.put("Version", VERSION);
        var statements = policy.putArray("Statement");
        statements.add(statement(connect(entries), List.of(cluster.arn())));
        // What may be done with several resources is said once.
        var resources = new LinkedHashMap<List<String>, List<String>>();
        for (var entry : entries) {
            resources
                    .computeIfAbsent(actions(entry), actions -> new ArrayList<>())
                    .add(cluster.arn(entry));
        }
        resources.forEach((actions, arns) -> statements.add(statement(actions, arns)));
        return policy;
    }

    /** The policies of several users, by their names. */
    static ObjectNode of(MskCluster cluster, Map<String, List<AclEntry>> users) {
        var policies = JsonNodeFactory.instance.objectNode();
        users.forEach((user, entries) -> policies.set(user, of(cluster, entries)));
        return policies;
    }

    /** For people, who look at what they allow. */
    static String print(ObjectNode json) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json)
                + System.lineSeparator();
    }

    /** MSK wants a right for idempotent producers, which all of ours are. */
    private static List<String> connect(List<AclEntry> entries) {
        var writes =
                entries.stream()
                        .anyMatch(
                                entry ->
                                        entry.resource() == ResourceType.TOPIC
                                                && entry.operations().contains(WRITE));
        return writes
                ? List.of(SERVICE + "Connect", SERVICE + "WriteDataIdempotently")
                : List.of(SERVICE + "Connect");
    }

    private static List<String> actions(AclEntry entry) {
        var known = ACTIONS.getOrDefault(entry.resource(), Map.of());
        return entry.operations().stream()
                .map(
                        operation -> {
                            var action = known.get(operation);
                            if (action == null) {
                                throw new IllegalArgumentException(
                                        "no action of IAM for " + operation + " of " + entry);
                            }
                            return SERVICE + action;
                        })
                .toList();
    }

    private static ObjectNode statement(List<String> actions, List<String> resources) {
        var statement = JsonNodeFactory.instance.objectNode();
        statement.put("Effect", "Allow");
        var action = statement.putArray("Action");
        actions.forEach(action::add);
        var resource = statement.putArray("Resource");
        resources.forEach(resource::add);
        return statement;
    }
}
