package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.Given;
import io.freshet.cli.setup.SetUp;
import io.freshet.collector.CollectorConfig;
import io.freshet.runtime.streams.StreamsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether something was set that lets events be lost or doubled. */
final class DurabilityCheck implements Check<SetUp> {

    private static final Set<String> ALL = Set.of("all", "-1");
    private static final String EXACTLY_ONCE = "exactly_once_v2";

    @Override
    public String name() {
        return "durability";
    }

    @Override
    public List<Finding> look(SetUp setUp) {
        var findings = new ArrayList<Finding>();
        var collector = setUp.collector();
        var enricher = setUp.enricher();
        var processor = setUp.processor();
        if (collector != null) {
            ofCollector(collector, findings);
        }
        if (enricher != null) {
            ofStreams("enricher", enricher.config().streams(), findings);
        }
        if (processor != null) {
            ofStreams("events-processor", processor.config().streams(), findings);
        }
        return findings;
    }

    private static void ofCollector(Given<CollectorConfig> given, List<Finding> into) {
        var config = given.config();
        var before = into.size();
        if (config.sink().answerBeforeWrite()) {
            into.add(
                    Finding.warn(
                            "collector",
                            "trackers are answered before the brokers have the event",
                            "streams.answerBeforeWrite = false"));
        }
        var producer = config.sink().good().kafka().properties();
        if (!ALL.contains(producer.getOrDefault("acks", "all"))) {
            into.add(
                    Finding.fail(
                            "collector",
                            "acks = "
                                    + producer.get("acks")
                                    + ": a broker that fails takes answered events with it",
                            "remove acks from the producer's settings, so that it is all"));
        }
        if ("false".equals(producer.get("enable.idempotence"))) {
            into.add(
                    Finding.warn(
                            "collector",
                            "enable.idempotence = false: events may be stored twice",
                            "remove enable.idempotence from the producer's settings"));
        }
        if (!config.spool().enabled()) {
            into.add(
                    Finding.warn(
                            "collector",
                            "while no broker takes events, trackers are answered 503",
                            "spool.enabled = true, with a spool.directory on a disk that stays"));
        }
        if (into.size() == before) {
            into.add(Finding.pass("collector", "answers when an event is safe"));
        }
    }

    private static void ofStreams(String name, StreamsSettings streams, List<Finding> into) {
        var guarantee = streams.properties().getOrDefault("processing.guarantee", EXACTLY_ONCE);
        into.add(
                guarantee.equals(EXACTLY_ONCE)
                        ? Finding.pass(name, "exactly once")
                        : Finding.warn(
                                name,
                                "processing.guarantee = " + guarantee + ": events may come twice",
                                "remove processing.guarantee from streams.streamsConf"));
    }
}
