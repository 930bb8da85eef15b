package io.freshet.collector;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.LoadedLog;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.service.ServiceRunner;
import java.util.Map;

/** The collector as a process; the {@code freshet collector} command calls it. */
public final class CollectorMain {

    private CollectorMain() {}

    /**
     * Runs until the process is told to stop.
     *
     * @throws io.freshet.runtime.config.ConfigException with all problems of the configuration
     * @throws io.freshet.runtime.problem.StartFailure when a person must mend something first
     */
    public static ExitCode run(ConfigSource source) {
        var loaded = CollectorConfig.load(source);
        LoadedLog.write(loaded);
        var config = loaded.config();
        try (var meters = Meters.create()) {
            var service = new CollectorService(config, meters);
            return ServiceRunner.run(
                    service, config.admin(), meters, Map.of("component", "collector"));
        }
    }
}
