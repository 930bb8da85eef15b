package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.DiskSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Asks brokers about themselves and our groups. Where they do not tell, nothing is known. */
final class StateProbe {

    private final Admin admin;
    private final Duration patience;

    StateProbe(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /** The release whose features are in force; null where they do not tell, as ZooKeeper's do. */
    @Nullable String release() throws InterruptedException {
        try {
            var level =
                    get(admin.describeFeatures().featureMetadata())
                            .finalizedFeatures()
                            .get(KafkaRelease.FEATURE);
            return level == null ? null : KafkaRelease.of(level.maxVersionLevel());
        } catch (ExecutionException | TimeoutException notTold) {
            return null;
        }
    }

    /** The disks of those brokers that tell. */
    List<DiskSpace> disks(Collection<Node> brokers) throws InterruptedException {
        var disks = new ArrayList<DiskSpace>();
        var ids = brokers.stream().map(Node::id).toList();
        for (var broker : admin.describeLogDirs(ids).descriptions().entrySet()) {
            try {
                get(broker.getValue())
                        .forEach(
                                (directory, told) -> {
                                    var usable = told.usableBytes();
                                    var total = told.totalBytes();
                                    if (usable.isPresent() && total.isPresent()) {
                                        disks.add(
                                                new DiskSpace(
                                                        "broker "
                                                                + broker.getKey()
                                                                + " "
                                                                + directory,
                                                        usable.getAsLong(),
                                                        total.getAsLong()));
                                    }
                                });
            } catch (ExecutionException | TimeoutException notTold) {
                // it takes DESCRIBE of the cluster, which no component needs
            }
        }
        return disks;
    }

    /** Those of the groups that somebody has used. */
    Map<String, GroupFacts> groups(Collection<String> ids) throws InterruptedException {
        var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        var groups = new HashMap<String, GroupFacts>();
        for (var asked : admin.describeConsumerGroups(ids, options).describedGroups().entrySet()) {
            try {
                var operations = get(asked.getValue()).authorizedOperations();
                if (operations != null) {
                    groups.put(
                            asked.getKey(),
                            new GroupFacts(
                                    operations.stream()
                                            .map(Enum::name)
                                            .collect(Collectors.toSet())));
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupAuthorizationException) {
                    groups.put(asked.getKey(), new GroupFacts(null));
                }
            } catch (TimeoutException notTold) {
                // missing, as one that nobody has used
            }
        }
        return groups;
    }

    private <T> T get(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
