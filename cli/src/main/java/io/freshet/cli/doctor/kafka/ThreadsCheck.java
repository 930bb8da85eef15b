package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whether there are partitions for all threads that were asked for. */
final class ThreadsCheck implements Check<ClusterFacts> {

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var setUp = facts.setUp();
        var enricher = setUp.enricher();
        var processor = setUp.processor();
        var loader = setUp.loader();
        var findings = new ArrayList<Finding>();
        if (enricher != null) {
            var topic = enricher.config().topics().rawGood();
            look(facts, "enricher", topic, given(enricher, "streams.threads"), findings);
        }
        if (processor != null) {
            var topic = processor.config().topics().parsedGood();
            look(facts, "events-processor", topic, given(processor, "streams.threads"), findings);
        }
        if (loader != null) {
            var topic = loader.config().topics().jsonEvent();
            look(facts, "loader-pg", topic, given(loader, "threads"), findings);
        }
        return findings;
    }

    /** As somebody set it: one a core is a default that fits any number of partitions. */
    private static OptionalInt given(@Nullable Given<?> given, String key) {
        if (given == null) {
            return OptionalInt.empty();
        }
        return given.loaded().effective().stream()
                .filter(setting -> setting.key().equals(key))
                .filter(setting -> !setting.origin().equals("default"))
                .mapToInt(setting -> Integer.parseInt(setting.value()))
                .filter(threads -> threads > 0)
                .findFirst();
    }

    private static void look(
            ClusterFacts facts,
            String component,
            String name,
            OptionalInt threads,
            List<Finding> into) {
        var seen = facts.seen();
        var topic = seen == null ? null : seen.topics().get(name);
        if (topic == null || threads.isEmpty()) {
            return;
        }
        var partitions = topic.partitions().size();
        var wanted = threads.getAsInt();
        into.add(
                wanted > partitions
                        ? Finding.warn(
                                name,
                                wanted
                                        + " threads of the "
                                        + component
                                        + " share "
                                        + partitions
                                        + " partitions: "
                                        + (wanted - partitions)
                                        + " do nothing",
                                "kafka-topics.sh --alter --topic "
                                        + name
                                        + " --partitions "
                                        + wanted
                                        + ", or fewer threads")
                        : Finding.pass(name, "a partition for each thread of the " + component));
    }
}
