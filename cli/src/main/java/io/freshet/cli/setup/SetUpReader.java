package io.freshet.cli.setup;

import io.freshet.collector.CollectorConfig;
import io.freshet.enricher.EnricherConfig;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.processor.ProcessorConfig;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.problem.Problem;
import io.freshet.webapp.WebappConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the settings of several components, and remembers what is wrong instead of failing. */
final class SetUpReader {

    /** The demo site's name, of which its configuration has no constant. */
    static final String WEBAPP = "webapp";

    /**
     * One component's source of settings.
     *
     * @param place where it is, for people
     */
    record Source(String place, ConfigSource source) {}

    private final Map<String, Source> sources;
    private final List<Problem> problems = new ArrayList<>();

    private SetUpReader(Map<String, Source> sources) {
        this.sources = sources;
    }

    /** Those that files hold; the environment changes them as it does for the components. */
    static Map<String, Source> ofFiles(List<ComponentFile> files) {
        var sources = new LinkedHashMap<String, Source>();
        for (var given : files) {
            var source = ConfigSource.file(given.component(), given.file());
            var earlier =
                    sources.put(given.component(), new Source(given.file().toString(), source));
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "Both "
                                + earlier.place()
                                + " and "
                                + given.file()
                                + " hold settings of the "
                                + given.component()
                                + "; give one of them.");
            }
        }
        return sources;
    }

    static SetUp read(Map<String, Source> sources, SetUp.Files files, SetUp.Overrides overrides) {
        var reader = new SetUpReader(sources);
        var collector = reader.load(CollectorConfig.NAME, CollectorConfig::load);
        var enricher = reader.load(EnricherConfig.NAME, EnricherConfig::load);
        var processor = reader.load(ProcessorConfig.NAME, ProcessorConfig::load);
        var loader = reader.load(PgLoaderConfig.NAME, source -> source.load(PgLoaderConfig::read));
        var webapp = reader.load(WEBAPP, source -> source.load(WebappConfig::read));
        return new SetUp(
                collector, enricher, processor, loader, webapp, files, overrides, reader.problems);
    }

    private <C> @Nullable Given<C> load(String component, Function<ConfigSource, Loaded<C>> load) {
        var source = sources.get(component);
        if (source == null) {
            return null;
        }
        try {
            return new Given<>(source.place(), load.apply(source.source()));
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
