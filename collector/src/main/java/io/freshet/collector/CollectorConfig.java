package io.freshet.collector;

import io.freshet.collector.settings.AccessLogSettings;
import io.freshet.collector.settings.EndpointSettings;
import io.freshet.collector.settings.HstsSettings;
import io.freshet.collector.settings.Http2Settings;
import io.freshet.collector.settings.NetworkSettings;
import io.freshet.collector.settings.RateLimitSettings;
import io.freshet.collector.settings.ShutdownSettings;
import io.freshet.collector.settings.SinkSettings;
import io.freshet.collector.settings.SpoolSettings;
import io.freshet.collector.settings.SslSettings;
import io.freshet.collector.settings.WarmupSettings;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.service.AdminSettings;
import io.freshet.runtime.statsd.StatsdSettings;

/**
 * Everything that can be set. Files of the reference, 2.x and 3.x, load unchanged; keys that have
 * no effect here are listed at start with the reason.
 *
 * @param host address to bind
 * @param port 0 to 65535; 0 takes a free one
 * @param endpoints what the paths do
 * @param sink where records go
 * @param spool where they wait while the brokers are away
 * @param network limits and time-outs
 * @param ssl the listener for https
 * @param http2 the newer protocol on that listener
 * @param hsts what browsers are told about https
 * @param warmup requests to itself before the first client comes
 * @param rateLimit how many events may come in over time
 * @param accessLog whether there is a line for every request
 * @param shutdown how it ends
 * @param statsd where metrics are sent to, beside being served
 * @param admin where health and metrics are served
 */
public record CollectorConfig(
        String host,
        int port,
        EndpointSettings endpoints,
        SinkSettings sink,
        SpoolSettings spool,
        NetworkSettings network,
        SslSettings ssl,
        Http2Settings http2,
        HstsSettings hsts,
        WarmupSettings warmup,
        RateLimitSettings rateLimit,
        AccessLogSettings accessLog,
        ShutdownSettings shutdown,
        StatsdSettings statsd,
        AdminSettings admin) {

    /** The component's name in variables, metrics and logs. */
    public static final String NAME = "collector";

    /**
     * Reads a source in which the settings may also stand in a block {@code collector}.
     *
     * @throws io.freshet.runtime.config.ConfigException with all problems
     */
    public static Loaded<CollectorConfig> load(ConfigSource source) {
        return source.optionalBlock(NAME).load(CollectorConfig::read);
    }

    /** What payloads must be smaller than: both the stream and the network settings bound them. */
    public int maxPayloadBytes() {
        return Math.min(sink.good().maxBytes(), network.maxPayloadBytes());
    }

    /** Reads the top level, the block already taken apart. */
    public static CollectorConfig read(ConfigReader config) {
        OtherKeys.read(config);
        var kafka = KafkaSettings.read(config.section("kafka"));
        var ssl = SslSettings.read(config.section("ssl"));
        var topics = TopicNames.read(config.section("topics"));
        return new CollectorConfig(
                config.string("interface").orElse("0.0.0.0"),
                config.integer("port").between(0, 65535).orElse(8080),
                EndpointSettings.read(config, ssl.redirect()),
                SinkSettings.read(config.section("streams"), kafka, topics),
                SpoolSettings.read(config.section("spool")),
                NetworkSettings.read(
                        config.section("networking"), config.section("pekko.http.server")),
                ssl,
                Http2Settings.read(config.section("networking.http2")),
                HstsSettings.read(config.section("hsts")),
                WarmupSettings.read(config.section("experimental.warmup")),
                RateLimitSettings.read(config.section("rateLimit")),
                AccessLogSettings.read(config.section("accessLog")),
                ShutdownSettings.read(config),
                StatsdSettings.read(
                        config.section("monitoring.metrics.statsd"),
                        false,
                        "snowplow.collector",
                        NAME),
                AdminSettings.read(config.section("admin")));
    }
}
