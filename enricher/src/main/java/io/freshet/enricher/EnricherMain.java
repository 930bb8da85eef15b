package io.freshet.enricher;

import io.freshet.runtime.config.ConfigHash;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.service.ServiceRunner;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the enricher as a process of its own. */
public final class EnricherMain {

    private static final Logger LOGGER = LoggerFactory.getLogger(EnricherMain.class);

    private EnricherMain() {}

    /**
     * Runs until the process is told to stop.
     *
     * @param resolver the resolver.json; null for the schemas that ship
     * @param enrichments folder of enrichment configurations; null for none
     * @return how the process should end
     * @throws io.freshet.runtime.config.ConfigException with all problems of the configuration
     * @throws io.freshet.runtime.problem.StartFailure when another file cannot be used, brokers or
     *     topics cannot be had, or the admin port is taken
     */
    public static ExitCode run(
            ConfigSource source, @Nullable Path resolver, @Nullable Path enrichments) {
        var loaded = EnricherConfig.load(source);
        var config = loaded.config();
        var iglu = EnricherInputs.iglu(resolver, config.igluSettings());
        loaded.effective()
                .forEach(
                        setting ->
                                LOGGER.atInfo()
                                        .addKeyValue("key", setting.key())
                                        .addKeyValue("value", setting.value())
                                        .addKeyValue("origin", setting.origin())
                                        .log("setting"));
        loaded.ignored()
                .forEach(
                        key ->
                                LOGGER.atWarn()
                                        .addKeyValue("key", key.key())
                                        .addKeyValue("origin", key.origin())
                                        .addKeyValue("reason", key.reason())
                                        .log("setting without effect"));
        try (var meters = Meters.create()) {
            return ServiceRunner.run(
                    EnricherService.of(config, iglu, enrichments, meters),
                    config.admin(),
                    meters,
                    Map.of(
                            "component",
                            EnricherConfig.NAME,
                            "configHash",
                            Map.of(EnricherConfig.NAME, ConfigHash.of(loaded))));
        }
    }
}
