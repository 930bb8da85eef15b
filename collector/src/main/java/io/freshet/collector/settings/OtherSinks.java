package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.util.List;
import java.util.Locale;

/**
 * Files of the reference for sinks other than Kafka: they are refused in so many words, because
 * their keys are not misspelt.
 */
final class OtherSinks {

    private static final String FIX =
            "set streams.sink.enabled = kafka and streams.sink.brokers, or keep"
                    + " the Snowplow collector for this sink";

    private static final List<String> NAMES =
            List.of("kinesis", "google-pub-sub", "pubsub", "sqs", "nsq", "rabbitmq", "s3");

    private static final List<String> KEYS =
            List.of(
                    "region",
                    "customEndpoint",
                    "aws",
                    "sqsGoodBuffer",
                    "sqsBadBuffer",
                    "sqsMaxBytes",
                    "googleProjectId",
                    "gcpUserAgent",
                    "host",
                    "port",
                    "nsqd");

    private OtherSinks() {}

    /** Notes a problem where the section names another sink; true if it does. */
    static boolean isNamedIn(ConfigReader sink) {
        if (!sink.has("enabled")) {
            return false;
        }
        var name = sink.string("enabled").orElse("").toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name)) {
            return false;
        }
        sink.problem("enabled", "Freshet writes to Kafka, not to " + name, FIX);
        return true;
    }

    /** Notes a problem for each key that only another sink has. */
    static void refuseKeys(ConfigReader section) {
        for (var key : KEYS) {
            var given = section.has(key);
            section.ignored(key, "belongs to another sink");
            if (given) {
                section.problem(
                        key, "Freshet writes to Kafka; '" + key + "' belongs to another sink", FIX);
            }
        }
    }
}
