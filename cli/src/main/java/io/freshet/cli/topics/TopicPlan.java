package io.freshet.cli.topics;

import io.freshet.cli.topics.Difference.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What there is to do until a cluster has the topics of a pipeline. More partitions, more copies
 * and a longer retention than wanted are no differences.
 *
 * @param wanted every topic, as it is to be
 * @param missing those that are not there
 * @param differences of those that are there
 */
record TopicPlan(
        List<WantedTopic> wanted, List<WantedTopic> missing, List<Difference> differences) {

    private static final String RETENTION = "retention.ms";
    private static final String MIN_INSYNC = "min.insync.replicas";
    private static final long FOREVER = -1;

    TopicPlan {
        wanted = List.copyOf(wanted);
        missing = List.copyOf(missing);
        differences = List.copyOf(differences);
    }

    /** Compares what is wanted with what is there, by name. */
    static TopicPlan of(List<WantedTopic> wanted, Map<String, FoundTopic> found) {
        var missing = new ArrayList<WantedTopic>();
        var differences = new ArrayList<Difference>();
        for (var topic : wanted) {
            var there = found.get(topic.name());
            if (there == null) {
                missing.add(topic);
            } else {
                differences.addAll(differences(topic, there));
            }
        }
        return new TopicPlan(wanted, missing, differences);
    }

    boolean isDone() {
        return missing.isEmpty() && differences.isEmpty();
    }

    /** The differences that {@code --alter} mends. */
    List<Difference> alterable() {
        return differences.stream().filter(Difference::isAlterable).toList();
    }

    /** The differences of one topic. */
    List<Difference> differences(String topic) {
        return differences.stream().filter(difference -> difference.topic().equals(topic)).toList();
    }

    /** Whether the same setting of the same topic differs. */
    boolean has(Difference other) {
        return differences(other.topic()).stream()
                .anyMatch(difference -> difference.setting().equals(other.setting()));
    }

    private static List<Difference> differences(WantedTopic wanted, FoundTopic found) {
        var all = new ArrayList<Difference>();
        if (found.partitions() < wanted.partitions()) {
            all.add(
                    new Difference(
                            wanted.name(),
                            Difference.PARTITIONS,
                            Integer.toString(found.partitions()),
                            Integer.toString(wanted.partitions()),
                            Remedy.ALTER_AND_MOVE_KEYS));
        }
        if (found.replication() < wanted.replication()) {
            all.add(
                    new Difference(
                            wanted.name(),
                            Difference.REPLICATION,
                            Integer.toString(found.replication()),
                            Integer.toString(wanted.replication()),
                            Remedy.REASSIGN));
        }
        new TreeMap<>(wanted.config())
                .forEach(
                        (setting, value) ->
                                difference(wanted.name(), setting, value, found)
                                        .ifPresent(all::add));
        return all;
    }

    private static Optional<Difference> difference(
            String topic, String setting, String wanted, FoundTopic found) {
        var value = found.config().get(setting);
        if (value == null || isEnough(setting, value, wanted, found)) {
            return Optional.empty();
        }
        return Optional.of(new Difference(topic, setting, value, wanted, Remedy.ALTER));
    }

    private static boolean isEnough(String setting, String value, String wanted, FoundTopic found) {
        return switch (setting) {
            case RETENTION -> lasts(Long.parseLong(value), Long.parseLong(wanted));
            case MIN_INSYNC -> isSafe(Integer.parseInt(value), Integer.parseInt(wanted), found);
            default -> value.equals(wanted);
        };
    }

    private static boolean lasts(long millis, long wanted) {
        return millis == FOREVER || (wanted != FOREVER && millis >= wanted);
    }

    /** Where all copies must have a record, no broker may be away. */
    private static boolean isSafe(int insync, int wanted, FoundTopic found) {
        return insync == wanted || (insync > wanted && insync < found.replication());
    }
}
