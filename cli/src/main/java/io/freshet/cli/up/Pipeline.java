package io.freshet.cli.up;

import io.freshet.cli.doctor.Areas;
import io.freshet.cli.doctor.WindowDoctor;
import io.freshet.cli.rerun.EnricherRerun;
import io.freshet.cli.setup.Given;
import io.freshet.cli.setup.SetUp;
import io.freshet.collector.CollectorConfig;
import io.freshet.collector.CollectorService;
import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.EnricherService;
import io.freshet.iglu.IgluClient;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.loader.pg.PgLoaderService;
import io.freshet.processor.ProcessorConfig;
import io.freshet.processor.ProcessorService;
import io.freshet.runtime.config.ConfigHash;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import io.freshet.webapp.WebappConfig;
import io.freshet.webapp.WebappService;
import io.freshet.webapp.api.ComponentSettings;
import io.freshet.webapp.http.Loopback;
import io.freshet.webapp.rerun.Rerun;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The components, configured for one process. They are the same classes that run alone in
 * production.
 *
 * @param topics the topics between them
 * @param services not started yet, in the order of the event's way
 * @param stages what their meters are called
 * @param configHashes of each component's settings, by its name
 */
record Pipeline(
        TopicNames topics,
        List<Service> services,
        List<Stage> stages,
        Map<String, String> configHashes) {

    /** Longer than any event is under way here. */
    private static final int MICRO_WAIT_MILLIS = 5000;

    private static final List<Stage> STAGES =
            List.of(
                    new Stage(
                            CollectorConfig.NAME,
                            List.of("freshet_collector_events_accepted_total"),
                            ""),
                    new Stage(
                            EnricherConfig.NAME,
                            List.of(
                                    "freshet_enricher_good",
                                    "freshet_enricher_bad",
                                    "freshet_enricher_dropped"),
                            "freshet-enricher"),
                    new Stage(
                            ProcessorConfig.NAME,
                            List.of(
                                    "freshet_processor_events_good",
                                    "freshet_processor_events_bad"),
                            "freshet-events-processor"),
                    new Stage(
                            PgLoaderConfig.NAME,
                            List.of("freshet_loader_good", "freshet_loader_bad"),
                            "freshet-loader-pg"));

    /** Configures everything; the environment may change what no flag says. */
    static Pipeline of(UpOptions options, Backends backends, DataDirectory data, Meters meters) {
        var settings = new Settings(options, backends, data, new TreeMap<>());
        var enricher = enricher(settings);
        var iglu = EnricherInputs.iglu(options.igluConfig().orElse(null), enricher.igluSettings());
        var enrichments = options.enrichments().orElse(null);
        var enriching = EnricherService.of(enricher, iglu, enrichments, meters);
        var services =
                List.of(
                        collector(settings, meters),
                        enriching,
                        processor(settings, meters),
                        loader(settings, iglu, meters),
                        webapp(settings, iglu, EnricherRerun.of(enriching)));
        return new Pipeline(TopicNames.defaults(), services, STAGES, settings.hashes());
    }

    private static Service collector(Settings settings, Meters meters) {
        var options = settings.options();
        var source =
                settings.kafka(CollectorConfig.NAME)
                        .with("interface", options.host(), "--host")
                        .with("port", options.ports().collector(), "--collector-port")
                        .with("spool.directory", settings.data().spool().toString(), "up")
                        // No load balancer must notice that this one is about to end.
                        .with("preTerminationPeriod", "0s", "up");
        return new CollectorService(
                settings.noted(CollectorConfig.NAME, CollectorConfig.load(source)), meters);
    }

    /** With all its outputs: whoever tries things out wants to see what failed. */
    private static EnricherConfig enricher(Settings settings) {
        var topics = TopicNames.defaults();
        var source =
                settings.streams(EnricherConfig.NAME)
                        .with("output.failed.topicName", topics.parsedFailed(), "up")
                        .with("output.pii.topicName", topics.pii(), "up");
        return settings.noted(EnricherConfig.NAME, EnricherConfig.load(source));
    }

    private static Service processor(Settings settings, Meters meters) {
        var source = settings.streams(ProcessorConfig.NAME);
        return new ProcessorService(
                settings.noted(ProcessorConfig.NAME, ProcessorConfig.load(source)), meters);
    }

    private static Service loader(Settings settings, IgluClient iglu, Meters meters) {
        var source =
                settings.postgres(settings.kafka(PgLoaderConfig.NAME))
                        // One person looks on: a row soon is worth more than a large batch.
                        .with("batch.maxAge", "100ms", "up")
                        // As for the streams: nobody waits for the session of a killed process.
                        .with("instanceId", "loader-pg-up", "up");
        return new PgLoaderService(
                settings.noted(PgLoaderConfig.NAME, source.load(PgLoaderConfig::read)),
                iglu,
                meters);
    }

    private static Service webapp(Settings settings, IgluClient iglu, Rerun rerun) {
        var options = settings.options();
        var admin = "http://localhost:" + options.ports().admin();
        var source =
                settings.postgres(settings.kafka(WebappService.NAME))
                        .with("host", options.host(), "--host")
                        .with("port", options.ports().site(), "--site-port")
                        .with("collectorPort", options.ports().collector(), "--collector-port")
                        .with("dashboard.components." + WebappService.NAME, admin, "--admin-port");
        for (var stage : STAGES) {
            source = source.with("dashboard.components." + stage.name(), admin, "--admin-port");
        }
        if (Loopback.is(options.host())) {
            // Test suites written for Micro find what they know: one port for questions and
            // events, answers that wait for what was sent, and a reset between tests.
            source =
                    source.with("micro.reset", true, "up")
                            .with("micro.takesEvents", true, "up")
                            .with("micro.waitMillis", MICRO_WAIT_MILLIS, "up");
        }
        var config = settings.noted(WebappService.NAME, source.load(WebappConfig::read));
        return new WebappService(
                config, iglu, settings.effective(), rerun, doctor(settings), Clock.systemUTC());
    }

    /** Looks at what runs here, by the settings that are in force. */
    private static WindowDoctor doctor(Settings settings) {
        var options = settings.options();
        var setUp =
                new SetUp(
                        settings.given(CollectorConfig.NAME),
                        settings.given(EnricherConfig.NAME),
                        settings.given(ProcessorConfig.NAME),
                        settings.given(PgLoaderConfig.NAME),
                        settings.given(WebappService.NAME),
                        new SetUp.Files(
                                options.igluConfig().orElse(null),
                                options.enrichments().orElse(null)),
                        SetUp.Overrides.NONE,
                        List.of());
        var admin = URI.create("http://localhost:" + options.ports().admin());
        return new WindowDoctor(() -> Areas.of(setUp, List.of(admin), true, true));
    }

    /** What several components are told alike. */
    private record Settings(
            UpOptions options,
            Backends backends,
            DataDirectory data,
            Map<String, Loaded<?>> loaded) {

        <C> C noted(String component, Loaded<C> read) {
            loaded.put(component, read);
            return read.config();
        }

        Map<String, String> hashes() {
            var hashes = new TreeMap<String, String>();
            loaded.forEach((component, read) -> hashes.put(component, ConfigHash.of(read)));
            return hashes;
        }

        List<ComponentSettings> effective() {
            return loaded.entrySet().stream()
                    .map(each -> new ComponentSettings(each.getKey(), each.getValue().effective()))
                    .toList();
        }

        /** What {@link #noted} was told of a component, which knows the type. */
        @SuppressWarnings("unchecked")
        <C> Given<C> given(String component) {
            return new Given<>(
                    "freshet up", (Loaded<C>) Objects.requireNonNull(loaded.get(component)));
        }

        ConfigSource kafka(String component) {
            return ConfigSource.defaults(component)
                    .with("kafka.bootstrapServers", backends.kafka().bootstrapServers(), "--kafka")
                    // One for all of them; it is opened elsewhere.
                    .with("admin.port", options.ports().admin(), "--admin-port");
        }

        ConfigSource postgres(ConfigSource source) {
            var postgres = backends.postgres();
            return source.with("postgres.url", postgres.jdbcUrl(), "--postgres")
                    .with("postgres.user", postgres.user(), "--postgres")
                    .with("postgres.password", postgres.password(), "--postgres");
        }

        ConfigSource streams(String component) {
            return kafka(component)
                    .with("streams.stateDir", data.streams().resolve(component).toString(), "up")
                    // A member that comes back under its own name need not wait for its old self.
                    .with("streams.instanceId", component + "-up", "up");
        }
    }
}
