package io.freshet.enricher;

import io.freshet.runtime.config.ConfigReader;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys of the reference's file that have no effect here, with the reason that is shown at start.
 */
final class ReferenceKeys {

    private static final String STREAMS_DECIDES = "Kafka Streams decides; see streams.threads";
    private static final String COMMITS = "Kafka Streams decides; see streams.commitInterval";
    private static final String STORES =
            "s3: addresses are asked with the environment's credentials, other stores by https";

    private static final Map<String, String> IGNORED =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("license", "Freshet is free under Apache-2.0"),
                            Map.entry("concurrency", STREAMS_DECIDES),
                            Map.entry("cpuParallelismFraction", STREAMS_DECIDES),
                            Map.entry("sinkParallelismFraction", STREAMS_DECIDES),
                            Map.entry("input.debounceCommitOffsets", COMMITS),
                            Map.entry("input.commitTimeout", COMMITS),
                            Map.entry("blobStorage", STORES),
                            Map.entry("blobClients", STORES),
                            Map.entry("metricsReportPeriod", "metrics are served at /metrics"),
                            Map.entry("monitoring.sentry", "errors are logged and counted"),
                            Map.entry(
                                    "monitoring.metrics.stdout", "metrics are served at /metrics"),
                            Map.entry(
                                    "monitoring.metrics.cloudwatch",
                                    "metrics are served at /metrics, and sent to StatsD"),
                            Map.entry("telemetry", "Freshet sends none"),
                            Map.entry("cloud", "the brokers' settings say it all"),
                            Map.entry(
                                    "experimental.metadata",
                                    "counts of schemas are not sent anywhere"),
                            Map.entry(
                                    "decompression",
                                    "payloads are not compressed; Kafka compresses its batches"),
                            Map.entry("http", "registries are asked as the section iglu says"),
                            Map.entry("iglu.maxRetry", "the client's own back-off is used"),
                            Map.entry("iglu.maxWait", "the client's own back-off is used")));

    private ReferenceKeys() {}

    static void ignore(ConfigReader config) {
        IGNORED.forEach(config::ignored);
        if (config.has("experimental.customOutputFormat")) {
            config.problem(
                    "experimental.customOutputFormat",
                    "experimental.customOutputFormat: enriched events are written as TSV only",
                    "remove the key; the events-processor writes the same events as JSON");
        }
        config.ignored("experimental.customOutputFormat", "refused");
    }
}
