package io.freshet.cli.config;

import io.freshet.cli.topics.TopicsConfig;
import io.freshet.collector.CollectorConfig;
import io.freshet.enricher.EnricherConfig;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.processor.ProcessorConfig;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.webapp.WebappConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Everything that has a configuration file, and how it is read. */
enum ConfiguredComponent {
    COLLECTOR(CollectorConfig::load),
    ENRICHER(EnricherConfig::load),
    EVENTS_PROCESSOR(ProcessorConfig::load),
    LOADER_PG(source -> source.load(PgLoaderConfig::read)),
    WEBAPP(source -> source.load(WebappConfig::read)),
    TOPICS(source -> source.load(TopicsConfig::read));

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<ConfigSource, Loaded<?>> reader;

    ConfiguredComponent(Function<ConfigSource, Loaded<?>> reader) {
        this.reader = reader;
    }

    /** Its name in commands and variables. */
    String component() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The component whose name begins a file's name, such as {@code collector.hocon}. */
    static Optional<ConfiguredComponent> ofFile(String fileName) {
        return Arrays.stream(values())
                .filter(
                        component ->
                                fileName.equals(component.component())
                                        || fileName.startsWith(component.component() + "."))
                .findFirst();
    }

    /** Reads as the component itself does; connects to nothing. */
    Loaded<?> load(ConfigSource source) {
        return reader.apply(source);
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return component();
    }
}
