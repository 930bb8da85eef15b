package io.freshet.it.deploy;

import io.freshet.collector.CollectorConfig;
import io.freshet.enricher.EnricherConfig;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.processor.ProcessorConfig;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.webapp.WebappConfig;
import java.util.Map;
import java.util.function.Function;

/** The components that run as processes of their own, and how each reads its configuration file. */
enum Component {
    COLLECTOR("collector", CollectorConfig::load),
    ENRICHER("enricher", EnricherConfig::load),
    EVENTS_PROCESSOR("events-processor", ProcessorConfig::load),
    LOADER_PG("loader-pg", source -> source.load(PgLoaderConfig::read)),
    WEBAPP("webapp", source -> source.load(WebappConfig::read));

    private final String command;
    private final Function<ConfigSource, Loaded<?>> reader;

    Component(String command, Function<ConfigSource, Loaded<?>> reader) {
        this.command = command;
        this.reader = reader;
    }

    /** The argument that starts it, and the folder of its manifests. */
    String command() {
        return command;
    }

    /**
     * Reads a file as the component does.
     *
     * @param name what to call it in messages
     * @param environment the process' variables
     */
    Loaded<?> load(String name, String hocon, Map<String, String> environment) {
        return reader.apply(ConfigSource.text(command, name, hocon).environment(environment));
    }
}
