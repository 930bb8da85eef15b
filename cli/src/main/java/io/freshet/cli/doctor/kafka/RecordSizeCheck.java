package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.TopicUse;
import java.util.List;
import java.util.OptionalInt;

/** Whether topics take records as large as components write them. */
final class RecordSizeCheck extends TopicCheck {

    private static final String LIMIT = "max.message.bytes";

    RecordSizeCheck() {
        super("take records as large as they are written");
    }

    @Override
    public String name() {
        return "record-size";
    }

    @Override
    void look(ClusterFacts facts, TopicFacts topic, List<Finding> into) {
        var limit = topic.number(LIMIT);
        for (var use : facts.uses()) {
            var largest = largest(facts, use);
            if (use.isWriter()
                    && use.topic().equals(topic.name())
                    && limit.isPresent()
                    && largest.isPresent()
                    && limit.getAsLong() < largest.getAsInt()) {
                into.add(
                        Finding.fail(
                                topic.name(),
                                "takes records up to "
                                        + limit.getAsLong()
                                        + " bytes, and the "
                                        + use.component()
                                        + " writes up to "
                                        + largest.getAsInt(),
                                ReplicationCheck.alter(topic, LIMIT + "=1048588")
                                        + ", or "
                                        + setting(use)
                                        + " = "
                                        + limit.getAsLong()
                                        + " for the "
                                        + use.component()));
            }
        }
    }

    private static String setting(TopicUse use) {
        return use.component().equals("collector") ? "streams.sink.maxBytes" : "maxRecordBytes";
    }

    private static OptionalInt largest(ClusterFacts facts, TopicUse use) {
        var collector = facts.setUp().collector();
        var enricher = facts.setUp().enricher();
        var processor = facts.setUp().processor();
        if (collector != null && use.component().equals("collector")) {
            var sink = collector.config().sink();
            var isGood = use.topic().equals(sink.good().topic());
            return OptionalInt.of(isGood ? sink.good().maxBytes() : sink.bad().maxBytes());
        }
        if (enricher != null && use.component().equals("enricher")) {
            return OptionalInt.of(enricher.config().maxRecordBytes());
        }
        return processor != null && use.component().equals("events-processor")
                ? OptionalInt.of(processor.config().maxRecordBytes())
                : OptionalInt.empty();
    }
}
