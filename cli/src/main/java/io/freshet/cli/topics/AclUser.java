package io.freshet.cli.topics;

import io.freshet.collector.CollectorConfig;
import io.freshet.enricher.EnricherConfig;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.processor.ProcessorConfig;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.webapp.WebappConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Whoever connects to the brokers as a user of its own. */
enum AclUser {
    COLLECTOR(source -> ComponentAcls.of(CollectorConfig.load(source).config())),
    ENRICHER(source -> ComponentAcls.of(EnricherConfig.load(source).config())),
    EVENTS_PROCESSOR(source -> ComponentAcls.of(ProcessorConfig.load(source).config())),
    LOADER_PG(source -> ComponentAcls.of(source.load(PgLoaderConfig::read).config())),
    WEBAPP(source -> ComponentAcls.of(source.load(WebappConfig::read).config())),
    TOPICS(source -> ComponentAcls.of(source.load(TopicsConfig::read).config()));

    private static final Map<String, Object> NO_DATABASE =
            Map.of("postgres", Map.of("url", "postgresql://user@localhost/igludb"));

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<ConfigSource, List<AclEntry>> reader;

    AclUser(Function<ConfigSource, List<AclEntry>> reader) {
        this.reader = reader;
    }

    /** The component's name. */
    String component() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it needs with a configuration. */
    List<AclEntry> acls(ConfigSource source) {
        return reader.apply(source);
    }

    /** Nothing said but the prefix of all names; not even the environment is asked. */
    ConfigSource defaults(String prefix) {
        return ConfigSource.map(component(), this == LOADER_PG ? NO_DATABASE : Map.of())
                .with("topics.prefix", prefix, "--prefix");
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return component();
    }
}
