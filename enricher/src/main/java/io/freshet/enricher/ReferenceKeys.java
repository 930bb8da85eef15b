package io.freshet.enricher;

import io.freshet.runtime.config.ConfigReader;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys of the reference's file that have no effect here, with the reason that is shown at start.
 */
final class ReferenceKeys {

    private static final String STREAMS_DECIDES = "Kafka Streams decides; see streams.threads";
    private static final String NOT_YET = "not available yet";

    private static final Map<String, String> IGNORED =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("license", "Freshet is free under Apache-2.0"),
                            Map.entry("concurrency", STREAMS_DECIDES),
                            Map.entry("assetsUpdatePeriod", "no enrichment with assets yet"),
                            Map.entry("remoteAdapters", "remote adapters are " + NOT_YET),
                            Map.entry("monitoring.sentry", "errors are logged and counted"),
                            Map.entry("monitoring.metrics", "metrics are served at /metrics"),
                            Map.entry("telemetry", "Freshet sends none"),
                            Map.entry("blobStorage", "no enrichment with assets yet"),
                            Map.entry("cloud", "the brokers' settings say it all"),
                            Map.entry("experimental", NOT_YET),
                            Map.entry("adaptersSchemas", "webhook adapters are " + NOT_YET),
                            Map.entry("output.pii.partitionKey", "the PII stream is " + NOT_YET),
                            Map.entry("output.pii.headers", "the PII stream is " + NOT_YET),
                            Map.entry(
                                    "validation.atomicFieldsLimits",
                                    "own limits are "
                                            + NOT_YET
                                            + "; those of the canonical event apply"),
                            Map.entry(
                                    "validation.exitOnJsCompileError",
                                    "the JavaScript enrichment is " + NOT_YET),
                            Map.entry(
                                    "monitoring.healthProbe.unhealthyLatency",
                                    "/ready tells the state of the stream")));

    private ReferenceKeys() {}

    static void ignore(ConfigReader config) {
        IGNORED.forEach(config::ignored);
    }
}
