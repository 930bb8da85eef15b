package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.SetUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether each component reads what the one before it writes. */
final class TopicsMeetCheck implements Check<SetUp> {

    @Override
    public String name() {
        return "topics-meet";
    }

    @Override
    public List<Finding> look(SetUp setUp) {
        var findings = new ArrayList<Finding>();
        var collector = setUp.collector();
        var enricher = setUp.enricher();
        var processor = setUp.processor();
        var loader = setUp.loader();
        if (collector != null && enricher != null) {
            meet(
                    new End("collector", "streams.good", collector.config().sink().good().topic()),
                    new End("enricher", "input.topicName", enricher.config().topics().rawGood()),
                    findings);
        }
        if (enricher != null && processor != null) {
            meet(
                    new End(
                            "enricher",
                            "output.good.topicName",
                            enricher.config().topics().parsedGood()),
                    new End(
                            "events-processor",
                            "topics.parsedGood",
                            processor.config().topics().parsedGood()),
                    findings);
        }
        if (processor != null && loader != null) {
            meet(
                    new End(
                            "events-processor",
                            "topics.jsonEvent",
                            processor.config().topics().jsonEvent()),
                    new End("loader-pg", "topics.jsonEvent", loader.config().topics().jsonEvent()),
                    findings);
        }
        if (loader != null && loader.config().badRows().load()) {
            badRows(setUp, loader.config().badRows().topics(), findings);
        }
        return findings;
    }

    /**
     * One end of a topic.
     *
     * @param setting the key that names the topic
     */
    private record End(String component, String setting, String topic) {}

    private static void meet(End writer, End reader, List<Finding> into) {
        if (writer.topic().equals(reader.topic())) {
            into.add(
                    Finding.pass(writer.topic(), writer.component() + " to " + reader.component()));
            return;
        }
        into.add(
                Finding.fail(
                        writer.topic(),
                        "the "
                                + writer.component()
                                + " writes "
                                + writer.topic()
                                + ", and the "
                                + reader.component()
                                + " reads "
                                + reader.topic(),
                        "name the same topic in "
                                + writer.setting()
                                + " of the "
                                + writer.component()
                                + " and in "
                                + reader.setting()
                                + " of the "
                                + reader.component()));
    }

    private static void badRows(SetUp setUp, List<String> loaded, List<Finding> into) {
        for (var use : setUp.topics()) {
            var isBad = use.setting().toLowerCase(Locale.ROOT).contains("bad");
            if (use.isWriter() && isBad && !loaded.contains(use.topic())) {
                into.add(
                        Finding.warn(
                                use.topic(),
                                "bad rows of the " + use.component() + " are not loaded",
                                "add " + use.topic() + " to badRows.topics of the loader-pg"));
            }
        }
    }
}
