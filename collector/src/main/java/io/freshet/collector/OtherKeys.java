package io.freshet.collector;

import io.freshet.runtime.config.ConfigReader;

/** Keys of the reference that have no effect here, and those that are refused until they have. */
final class OtherKeys {

    private OtherKeys() {}

    static void read(ConfigReader config) {
        ignore(config);
        refuse(
                config,
                "compression.enabled",
                "record compression",
                "use compression.type of Kafka");
    }

    private static void ignore(ConfigReader config) {
        config.ignored("telemetry", "Freshet sends nothing about itself to anybody");
        config.ignored("license", "Freshet needs no licence to be accepted");
        config.ignored("akka", "the reference ignores it too; see networking");
        var pekko = config.section("pekko");
        pekko.restIgnored("settings of a library that is not in use");
        pekko.section("http").restIgnored("settings of a library that is not in use");
        config.ignored("prometheusMetrics", "metrics are always served on the admin port");
        config.ignored("enableStartupChecks", "streams are always looked at before use");
        config.ignored("monitoring.sentry", "Freshet reports its failures in its log only");
        config.ignored("monitoring.metrics.stdout", "standard output is for records");
        config.ignored("debug", "what clients send is never logged");
        var compression = config.section("compression");
        compression.ignored("type", "compression is off");
        compression.ignored("gzipCompressionLevel", "compression is off");
        compression.ignored("zstdCompressionLevel", "compression is off");
    }

    private static void refuse(ConfigReader config, String key, String what, String fix) {
        if (config.bool(key).orElse(false)) {
            config.problem(key, what + " is not there yet", fix);
        }
    }
}
