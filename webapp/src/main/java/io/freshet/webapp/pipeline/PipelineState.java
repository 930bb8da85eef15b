package io.freshet.webapp.pipeline;

import io.freshet.runtime.admin.Replicas;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.pipeline.Processes.Seen;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET pipeline}: how far each consumer group is in each partition, what the topics hold, and
 * how the processes are.
 */
public final class PipelineState implements Endpoint, AutoCloseable {

    private static final Scrape NO_FIGURES = new Scrape(List.of());
    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    /** What the groups are called unless configured. */
    private static final Map<String, String> USUAL =
            Map.of(
                    "enricher", "freshet-enricher",
                    "events-processor", "freshet-events-processor",
                    "loader-pg", "freshet-loader-pg");

    private final Brokers brokers;
    private final List<String> topics;
    private final Map<String, String> usualGroups;
    private final Processes processes;
    private final Rates rates = new Rates();

    /**
     * Connects when it is asked something.
     *
     * @param topics those of ours
     * @param processes whom to ask for groups and lag
     */
    public PipelineState(KafkaSettings kafka, TopicNames topics, Processes processes) {
        this.brokers = new Brokers(kafka);
        this.topics = topics.all();
        this.usualGroups = new TreeMap<>();
        USUAL.forEach((component, group) -> usualGroups.put(component, topics.prefixed(group)));
        this.processes = processes;
    }

    @Override
    public Answer answer(Request request) {
        var seen = processes.look();
        var there = brokers.topics(topics);
        var partitions = Brokers.partitions(there);
        var ends = brokers.offsets(partitions, OffsetSpec.latest());
        var body = JsonNodeFactory.instance.objectNode();
        consumers(body.putArray("consumers"), seen, ends);
        topics(body.putArray("topics"), there, partitions, ends);
        processes(body.putArray("processes"), seen);
        return Answer.json(body)
                .table(
                        "consumers",
                        "component",
                        "group",
                        "topic",
                        "partition",
                        "offset",
                        "end",
                        "lag",
                        "lagSeconds")
                .table("topics", "name", "retentionMillis", "bytes", "perSecond", "oldestAt")
                .table("processes");
    }

    @Override
    public void close() {
        brokers.close();
    }

    private void consumers(ArrayNode into, List<Seen> seen, Map<TopicPartition, Long> ends) {
        // Of components that tell nothing the brokers still know how far they are.
        var silent = new TreeMap<>(usualGroups);
        for (var replicas : byComponent(seen).values()) {
            var component = replicas.get(0).component();
            var figures = Replicas.together(replicas.stream().map(Seen::figures).toList());
            var groups = new TreeSet<String>();
            replicas.forEach(process -> groups.addAll(groups(process)));
            for (var group : groups) {
                silent.remove(component);
                consumer(into, component, new GroupLags(figures, group), ends);
            }
        }
        silent.forEach(
                (component, group) ->
                        consumer(into, component, new GroupLags(NO_FIGURES, group), ends));
    }

    private static Map<String, List<Seen>> byComponent(List<Seen> seen) {
        return seen.stream()
                .collect(Collectors.groupingBy(Seen::component, TreeMap::new, Collectors.toList()));
    }

    private void consumer(
            ArrayNode into, String component, GroupLags lags, Map<TopicPartition, Long> ends) {
        var committed = brokers.committed(lags.group());
        var read = new TreeSet<>(BY_NAME);
        committed.keySet().stream().filter(ends::containsKey).forEach(read::add);
        ends.keySet().stream().filter(at -> lags.records(at) != null).forEach(read::add);
        for (var at : read) {
            var entry = into.addObject().put("component", component).put("group", lags.group());
            partition(entry, at, lags, committed.get(at), ends);
        }
    }

    /** The group that the component names, and those whose lag it watches beside. */
    private static Set<String> groups(Seen process) {
        var groups = new TreeSet<String>();
        var named = process.told("group");
        if (named != null) {
            groups.add(named);
        }
        for (var sample : process.figures().samples()) {
            var service = sample.label("service");
            if (sample.name().equals("freshet_lag_records")
                    && (service.equals(process.component())
                            || service.startsWith(process.component() + "-"))) {
                groups.add(sample.label("group"));
            }
        }
        return groups;
    }

    /** What a component's own watch of its lag says of one group. */
    private record GroupLags(Scrape figures, String group) {

        @Nullable Long records(TopicPartition at) {
            var lag = figures.max("freshet_lag_records", is(at));
            return lag.isPresent() ? Math.round(lag.getAsDouble()) : null;
        }

        @Nullable Double seconds(TopicPartition at) {
            var lag = figures.max("freshet_lag_seconds", is(at));
            return lag.isPresent() ? lag.getAsDouble() : null;
        }

        private Predicate<Scrape.Sample> is(TopicPartition at) {
            return sample ->
                    sample.label("group").equals(group)
                            && sample.label("topic").equals(at.topic())
                            && sample.label("partition").equals(Integer.toString(at.partition()));
        }
    }

    private static void partition(
            ObjectNode into,
            TopicPartition at,
            GroupLags lags,
            @Nullable Long committed,
            Map<TopicPartition, Long> ends) {
        var end = ends.getOrDefault(at, 0L);
        var waiting = lags.records(at);
        var lag =
                waiting != null ? waiting : committed == null ? end : Math.max(0, end - committed);
        into.put("topic", at.topic()).put("partition", at.partition());
        // The loader's positions stand in Postgres, beside the rows.
        into.put("offset", committed != null ? committed : Math.max(0, end - lag));
        into.put("end", end).put("lag", lag);
        var seconds = lags.seconds(at);
        if (seconds != null) {
            into.put("lagSeconds", seconds);
        }
    }

    private void topics(
            ArrayNode into,
            Map<String, TopicDescription> there,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        var firsts = brokers.offsets(partitions, OffsetSpec.earliest());
        var oldest = brokers.oldestAt(partitions);
        var kept = brokers.retention(there.keySet());
        var bytes = brokers.bytes(there.keySet());
        for (var name : topics) {
            var topic = there.get(name);
            if (topic == null) {
                continue;
            }
            var entry = into.addObject().put("name", name);
            var list = entry.putArray("partitions");
            var sum = 0L;
            var since = Long.MAX_VALUE;
            for (var info : topic.partitions()) {
                var at = new TopicPartition(name, info.partition());
                partition(list.addObject(), info, firsts.get(at), ends.get(at));
                sum += ends.getOrDefault(at, 0L);
                since = Math.min(since, oldest.getOrDefault(at, Long.MAX_VALUE));
            }
            put(entry, "retentionMillis", kept.get(name));
            put(entry, "bytes", bytes.get(name));
            var rate = rates.of(name, sum, System.nanoTime());
            if (rate != null) {
                entry.put("perSecond", rate);
            }
            put(entry, "oldestAt", since == Long.MAX_VALUE ? null : since);
        }
    }

    private static void partition(
            ObjectNode into, TopicPartitionInfo info, @Nullable Long first, @Nullable Long end) {
        into.put("partition", info.partition());
        put(into, "first", first);
        put(into, "end", end);
        if (info.leader() != null) {
            into.put("leader", info.leader().id());
        }
        var replicas = into.putArray("replicas");
        info.replicas().forEach(node -> replicas.add(node.id()));
        var inSync = into.putArray("inSync");
        info.isr().forEach(node -> inSync.add(node.id()));
    }

    private static void processes(ArrayNode into, List<Seen> seen) {
        for (var process : seen) {
            var entry = into.addObject().put("component", process.component());
            entry.put("address", process.address().toString()).put("state", process.state());
            if (process.why() != null) {
                entry.put("why", process.why());
            }
            for (var key : List.of("version", "commit", "configHash")) {
                var told = process.told(key);
                if (told != null) {
                    entry.put(key, told);
                }
            }
            process.figures()
                    .max("process_uptime_seconds", sample -> true)
                    .ifPresent(seconds -> entry.put("uptimeSeconds", Math.round(seconds)));
            var topology = process.told("topology");
            if (topology != null) {
                entry.put("topology", topology);
            }
        }
    }

    private static void put(ObjectNode into, String name, @Nullable Long value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
