package io.freshet.cli.topics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** How rights are written down for those who give them. */
enum AclFormat {
    /** Lines of shell for Kafka's own tool. */
    KAFKA_ACLS {
        @Override
        String text(String user, List<AclEntry> entries, String cluster) {
            return entries.stream()
                    .map(entry -> command(user, entry))
                    .collect(Collectors.joining());
        }
    },
    /** One resource for Strimzi's user operator. */
    STRIMZI {
        @Override
        String text(String user, List<AclEntry> entries, String cluster) {
            return STRIMZI_USER.formatted(user, cluster)
                    + entries.stream().map(AclFormat::strimzi).collect(Collectors.joining());
        }
    },
    /** Policies for the roles of AWS, for MSK; JSON as IAM takes it. */
    IAM {
        @Override
        String text(String user, List<AclEntry> entries, String cluster) {
            return IamPolicy.print(IamPolicy.of(MskCluster.parse(cluster), entries));
        }

        @Override
        String text(Map<String, List<AclEntry>> users, String cluster) {
            return users.size() == 1
                    ? super.text(users, cluster)
                    : IamPolicy.print(IamPolicy.of(MskCluster.parse(cluster), users));
        }
    };

    private static final String STRIMZI_USER =
            """
            ---
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaUser
            metadata:
              name: %s
              labels:
                strimzi.io/cluster: %s
            spec:
              authentication:
                type: scram-sha-512
              authorization:
                type: simple
                acls:
            """;

    /**
     * The rights of one user.
     *
     * @param user its name at the brokers
     * @param cluster the name of the cluster, where the format wants it
     */
    abstract String text(String user, List<AclEntry> entries, String cluster);

    /** The rights of several users, in their order. */
    String text(Map<String, List<AclEntry>> users, String cluster) {
        return users.entrySet().stream()
                .map(user -> text(user.getKey(), user.getValue(), cluster))
                .collect(Collectors.joining());
    }

    private static String command(String user, AclEntry entry) {
        return """
               kafka-acls.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --command-config admin.properties \\
                 --add --allow-principal 'User:%s' --%s '%s' \\
                 --resource-pattern-type %s %s
               """
                .formatted(
                        user,
                        option(entry.resource()),
                        entry.name(),
                        entry.pattern().name().toLowerCase(Locale.ROOT),
                        entry.operations().stream()
                                .map(operation -> "--operation " + camel(operation))
                                .collect(Collectors.joining(" ")));
    }

    private static String strimzi(AclEntry entry) {
        return """
                     - resource: {type: %s, name: %s, patternType: %s}
                       operations: [%s]
               """
                .formatted(
                        strimziType(entry.resource()),
                        entry.name(),
                        entry.pattern() == PatternType.PREFIXED ? "prefix" : "literal",
                        entry.operations().stream()
                                .map(AclFormat::camel)
                                .collect(Collectors.joining(", ")));
    }

    private static String option(ResourceType resource) {
        return resource.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String strimziType(ResourceType resource) {
        return resource == ResourceType.TRANSACTIONAL_ID
                ? "transactionalId"
                : resource.name().toLowerCase(Locale.ROOT);
    }

    /** {@code DESCRIBE_CONFIGS} is {@code DescribeConfigs} to both. */
    private static String camel(AclOperation operation) {
        return List.of(operation.name().split("_")).stream()
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
