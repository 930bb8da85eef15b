package io.freshet.collector;

import io.freshet.collector.accesslog.AccessLog;
import io.freshet.collector.accesslog.QueuedAccessLog;
import io.freshet.collector.bridge.Bridges;
import io.freshet.collector.endpoint.BehindProxies;
import io.freshet.collector.endpoint.Endpoints;
import io.freshet.collector.endpoint.EventRecords;
import io.freshet.collector.endpoint.HealthView;
import io.freshet.collector.endpoint.IdSource;
import io.freshet.collector.endpoint.Responder;
import io.freshet.collector.endpoint.TrackingEndpoint;
import io.freshet.collector.http.CollectorServer;
import io.freshet.collector.http.Warmup;
import io.freshet.collector.limit.RateLimits;
import io.freshet.collector.metrics.CollectorMetrics;
import io.freshet.collector.metrics.TrafficListener;
import io.freshet.collector.request.PayloadBuilder;
import io.freshet.collector.request.TrustedProxies;
import io.freshet.collector.settings.ServerSettings;
import io.freshet.collector.settings.SinkSettings;
import io.freshet.collector.sink.EventSinks;
import io.freshet.collector.size.PayloadSplitter;
import io.freshet.collector.statsd.TrafficSeries;
import io.freshet.collector.tls.LiveKeys;
import io.freshet.event.badrow.Processor;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.freshet.runtime.statsd.StatsdReporter;
import io.freshet.runtime.version.Version;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collector as a service: sinks, server, and an orderly end. */
public final class CollectorService implements Service {

    private static final Logger LOGGER = LoggerFactory.getLogger(CollectorService.class);
    private static final String ARTIFACT = "freshet-collector";

    private final CollectorConfig config;
    private final Meters meters;
    private final String collector;
    private final Supplier<EventSinks> makeSinks;
    private volatile @Nullable EventSinks sinks;
    private volatile @Nullable CollectorServer server;
    private volatile @Nullable StatsdReporter statsd;
    private volatile AccessLog accessLog = AccessLog.OFF;
    private volatile boolean warm;
    private volatile boolean ending;
    private volatile boolean closed;

    /** With the sinks that the configuration asks for. */
    public CollectorService(CollectorConfig config, Meters meters) {
        this(
                config,
                meters,
                collector(config.sink().kind()),
                () -> Sinks.open(config, meters.registry()));
    }

    /**
     * With other sinks.
     *
     * @param collector what payloads name as their collector
     * @param makeSinks called once, at start
     */
    CollectorService(
            CollectorConfig config,
            Meters meters,
            String collector,
            Supplier<EventSinks> makeSinks) {
        this.config = config;
        this.meters = meters;
        this.collector = collector;
        this.makeSinks = makeSinks;
    }

    @Override
    public String name() {
        return CollectorConfig.NAME;
    }

    @Override
    public void start() {
        var keys = keys(config);
        var started = makeSinks.get();
        sinks = started;
        var version = Version.current().version();
        var settings = config.endpoints();
        var payloads = new PayloadBuilder(collector);
        var ids = IdSource.random();
        var records =
                new EventRecords(
                        new PayloadSplitter(
                                config.maxPayloadBytes(),
                                config.sink().bad().maxBytes(),
                                new Processor(ARTIFACT, version)),
                        ids,
                        config.sink().useIpAddressAsPartitionKey());
        var gate = RateLimits.of(config.rateLimit(), System::nanoTime);
        var tracking = new TrackingEndpoint(settings, payloads, records, ids);
        var bridges = Bridges.of(settings, payloads, records, ids, gate);
        accessLog = config.accessLog().enabled() ? QueuedAccessLog.start() : AccessLog.OFF;
        var endpoints =
                behindProxies(new Endpoints(settings, tracking, bridges, healthView(), gate));
        var listening =
                CollectorServer.start(
                        new ServerSettings(
                                config.host(),
                                config.port(),
                                config.ssl(),
                                config.http2(),
                                config.hsts(),
                                config.network()),
                        keys,
                        endpoints,
                        started,
                        new CollectorMetrics(meters.registry(), listener()),
                        accessLog);
        server = listening;
        LOGGER.atInfo()
                .addKeyValue("host", config.host())
                .addKeyValue("port", listening.port())
                .addKeyValue("https", keys == null ? "off" : listening.securePort())
                .log("collector listens");
        if (config.warmup().enable()) {
            // Half of the connections stay free for those who do not wait until it is healthy.
            Warmup.run(
                    config.warmup(),
                    listening.addressFromHere(),
                    config.network().maxConnections() / 2);
        }
        warm = true;
    }

    /** The port that is bound, once started. */
    public int port() {
        return started().port();
    }

    /** The port that is bound for https, once started. */
    public int securePort() {
        return started().securePort();
    }

    private CollectorServer started() {
        var listening = server;
        if (listening == null) {
            throw new IllegalStateException("the collector is not started");
        }
        return listening;
    }

    /**
     * Reads the files that a configuration names, as a start would.
     *
     * @throws io.freshet.runtime.problem.StartFailure when one of them cannot be used
     */
    public static void checkFiles(CollectorConfig config) {
        keys(config);
    }

    private static @Nullable LiveKeys keys(CollectorConfig config) {
        var files = config.ssl().keys();
        return config.ssl().enable() && files != null
                ? LiveKeys.load(files, Clock.systemUTC())
                : null;
    }

    @Override
    public Health health() {
        var delivering = sinks;
        if (closed) {
            return Health.stopped();
        }
        if (server == null || delivering == null) {
            return Health.starting("not listening yet");
        }
        if (!warm) {
            return Health.starting("warming up");
        }
        return delivering.isHealthy()
                ? Health.ready()
                : Health.starting("the brokers do not take records");
    }

    @Override
    public Map<String, Object> info() {
        var sink = config.sink();
        var streams =
                sink.kind() == SinkSettings.Kind.KAFKA
                        ? sink.good().topic() + " | " + sink.bad().topic()
                        : "stdout";
        return Map.of("topology", Map.of(name(), "HTTP --> " + streams));
    }

    @Override
    public void close() {
        if (ending) {
            return;
        }
        ending = true;
        var listening = server;
        if (listening != null) {
            LOGGER.atInfo()
                    .addKeyValue("goesOnFor", config.shutdown().preTerminationPeriod())
                    .addKeyValue("thenWaitsFor", config.shutdown().terminationDeadline())
                    .log("told to stop");
            waitForLoadBalancers();
            listening.close(config.shutdown().terminationDeadline());
        }
        var delivering = sinks;
        if (delivering != null) {
            delivering.close();
        }
        var reporting = statsd;
        if (reporting != null) {
            reporting.close();
        }
        accessLog.close();
        closed = true;
    }

    private Responder behindProxies(Responder responder) {
        var proxies = config.network().trustedProxies();
        return proxies.isEmpty()
                ? responder
                : new BehindProxies(new TrustedProxies(proxies), responder);
    }

    private TrafficListener listener() {
        if (!config.statsd().enabled()) {
            return TrafficListener.NONE;
        }
        var traffic = new TrafficSeries();
        statsd = StatsdReporter.start(config.statsd(), traffic::report);
        return traffic;
    }

    private void waitForLoadBalancers() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.shutdown().preTerminationPeriod().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HealthView healthView() {
        return new HealthView() {
            @Override
            public boolean isServing() {
                return warm && !(ending && config.shutdown().preTerminationUnhealthy());
            }

            @Override
            public boolean isSinkHealthy() {
                var delivering = sinks;
                return delivering != null && delivering.isHealthy();
            }
        };
    }

    private static String collector(SinkSettings.Kind kind) {
        return "freshet-"
                + Version.current().version()
                + "-"
                + kind.name().toLowerCase(Locale.ROOT);
    }
}
