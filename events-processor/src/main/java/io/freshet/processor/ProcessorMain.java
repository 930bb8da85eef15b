package io.freshet.processor;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.service.ServiceRunner;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the events-processor as a process of its own. */
public final class ProcessorMain {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProcessorMain.class);

    private ProcessorMain() {}

    /**
     * Runs until the process is told to stop.
     *
     * @return how the process should end
     * @throws io.freshet.runtime.config.ConfigException with all problems of the configuration
     * @throws io.freshet.runtime.problem.StartFailure when brokers or topics cannot be had, or the
     *     admin port is taken
     */
    public static ExitCode run(ConfigSource source) {
        var loaded = ProcessorConfig.load(source);
        loaded.effective()
                .forEach(
                        setting ->
                                LOGGER.atInfo()
                                        .addKeyValue("key", setting.key())
                                        .addKeyValue("value", setting.value())
                                        .addKeyValue("origin", setting.origin())
                                        .log("setting"));
        var config = loaded.config();
        try (var meters = Meters.create()) {
            return ServiceRunner.run(
                    new ProcessorService(config, meters),
                    config.admin(),
                    meters,
                    Map.of("component", ProcessorConfig.NAME));
        }
    }
}
