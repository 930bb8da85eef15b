package io.freshet.cli.setup;

import io.freshet.cli.setup.SetUpReader.Source;
import io.freshet.collector.CollectorConfig;
import io.freshet.enricher.EnricherConfig;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.processor.ProcessorConfig;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.TopicNames;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The components as {@code freshet up} runs them, with the same environment variables. */
final class UpSources {

    private static final String PLACE = "freshet up";

    private final Map<String, String> environment;

    UpSources(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Where health and metrics of all of them are. */
    URI admin() {
        return URI.create("http://localhost:" + port("ADMIN", 8000));
    }

    Map<String, Source> all() {
        var topics = TopicNames.defaults();
        var sources = new LinkedHashMap<String, Source>();
        put(
                sources,
                source(CollectorConfig.NAME)
                        .with("interface", "127.0.0.1", PLACE)
                        .with("port", port("COLLECTOR", 8080), PLACE)
                        .with("spool.directory", data("collector").toString(), PLACE),
                CollectorConfig.NAME);
        put(
                sources,
                source(EnricherConfig.NAME)
                        .with("output.failed.topicName", topics.parsedFailed(), PLACE)
                        .with("output.pii.topicName", topics.pii(), PLACE)
                        .with("streams.stateDir", data("streams").toString(), PLACE),
                EnricherConfig.NAME);
        put(
                sources,
                source(ProcessorConfig.NAME)
                        .with("streams.stateDir", data("streams").toString(), PLACE),
                ProcessorConfig.NAME);
        put(sources, postgres(source(PgLoaderConfig.NAME)), PgLoaderConfig.NAME);
        return sources;
    }

    private ConfigSource source(String component) {
        return ConfigSource.defaults(component)
                .with("kafka.bootstrapServers", "localhost:" + port("KAFKA", 9092), PLACE)
                .with("admin.port", port("ADMIN", 8000), PLACE);
    }

    private ConfigSource postgres(ConfigSource source) {
        var address = "postgresql://localhost:" + port("POSTGRES", 5432) + "/igludb";
        var target = PostgresTarget.parse(address);
        return source.with("postgres.url", target.jdbcUrl(), PLACE)
                .with("postgres.user", target.user(), PLACE)
                .with("postgres.password", target.password(), PLACE);
    }

    private static void put(Map<String, Source> sources, ConfigSource source, String name) {
        sources.put(name, new Source(PLACE, source));
    }

    private Path data(String part) {
        return Path.of(environment.getOrDefault("FRESHET_DATA_DIR", ".freshet")).resolve(part);
    }

    private String port(String of, int usual) {
        return environment.getOrDefault("FRESHET_" + of + "_PORT", Integer.toString(usual));
    }
}
