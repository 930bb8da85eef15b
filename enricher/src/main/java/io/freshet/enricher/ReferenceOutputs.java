package io.freshet.enricher;

import io.freshet.enricher.topology.EventKey;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.TopicNames;
import java.util.List;
import java.util.Map;

/** The sections {@code input} and {@code output} of the reference's file, in our terms. */
final class ReferenceOutputs {

    private static final List<String> OUTPUTS =
            List.of("good", "bad", "pii", "failed", "incomplete");

    private ReferenceOutputs() {}

    /** Topics as the file names them; ours where it does not. */
    static TopicNames topics(ConfigReader config, TopicNames ours) {
        type(config.section("input"));
        given(config).forEach(output -> type(config.section("output." + output)));
        return new TopicNames(
                ours.prefix(),
                config.string("input.topicName").orElse(ours.rawGood()),
                ours.rawBad(),
                config.string("output.good.topicName").orElse(ours.parsedGood()),
                config.string("output.bad.topicName").orElse(ours.parsedBad()),
                config.string("output." + failed(config) + ".topicName")
                        .orElse(ours.parsedFailed()),
                config.string("output.pii.topicName").orElse(ours.pii()),
                ours.jsonEvent(),
                ours.jsonBad());
    }

    /** Key and headers of enriched events. */
    static EventKey eventKey(ConfigReader good) {
        var key =
                good.string("partitionKey")
                        .optional()
                        .flatMap(column -> EnricherConfig.field(good, "partitionKey", column));
        return new EventKey(key.orElse(null), EnricherConfig.fields(good, "headers"));
    }

    /**
     * Producer settings of the good output, for all outputs: one Streams application has one
     * producer a thread.
     */
    static Map<String, String> producerConf(ConfigReader config) {
        for (var output : OUTPUTS.subList(1, OUTPUTS.size())) {
            config.ignored(
                    "output." + output + ".producerConf",
                    "one producer writes all outputs; output.good.producerConf is used");
        }
        return config.stringMap("output.good.producerConf");
    }

    /** Reading and writing is one transaction, so it is one cluster. */
    static void requireOneCluster(ConfigReader config, String servers) {
        for (var output : given(config)) {
            var key = "output." + output + ".bootstrapServers";
            var given = config.string(key).optional();
            if (given.isPresent() && !given.get().equals(servers)) {
                config.problem(
                        key,
                        "input and output must be on one cluster",
                        "write the same servers as in input.bootstrapServers");
            }
        }
    }

    /** Failed events in event form; older files call them incomplete. */
    private static String failed(ConfigReader config) {
        return config.has("output.incomplete") ? "incomplete" : "failed";
    }

    private static List<String> given(ConfigReader config) {
        return OUTPUTS.stream().filter(output -> config.has("output." + output)).toList();
    }

    private static void type(ConfigReader stream) {
        stream.string("type").check("Kafka"::equals, "Kafka").orElse("Kafka");
    }
}
