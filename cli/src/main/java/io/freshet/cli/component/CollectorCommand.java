package io.freshet.cli.component;

import io.freshet.cli.shell.Exit;
import io.freshet.collector.CollectorConfig;
import io.freshet.collector.CollectorService;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet collector}: HTTP in, collector payloads out. */
@Command(
        name = "collector",
        header = "HTTP requests of trackers to collector payloads.",
        description =
                "Takes what trackers send and answers 200 when the broker has it. Configuration"
                        + " files of the Snowplow collector, 2.x and 3.x, load unchanged.",
        exitCodeList = {
            ComponentOptions.EXIT_OK,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet collector --config collector.hocon",
            "  freshet collector --config collector.hocon --check",
            "  freshet collector --sink stdout | cut -f 1"
        })
public final class CollectorCommand implements Callable<Integer> {

    private static final Component<CollectorConfig> COLLECTOR =
            new Component<>(
                    CollectorConfig.NAME,
                    CollectorConfig::load,
                    CollectorConfig::admin,
                    Component.NO_FILES,
                    CollectorCommand::prepare);

    @Mixin private ComponentOptions options = new ComponentOptions();

    @Option(
            names = "--sink",
            paramLabel = "kafka|stdout",
            description =
                    "where records go; stdout: a line for each, good or bad, key, base64 of the"
                            + " bytes, with tabs between; without it, what the configuration says")
    private @Nullable Sink sink;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "listen here instead of at the port of the configuration")
    private @Nullable Integer port;

    /** Where records go. */
    enum Sink {
        KAFKA,
        STDOUT
    }

    @Override
    public Integer call() {
        return options.run(COLLECTOR, this::withFlags);
    }

    private static Function<Meters, Service> prepare(Loaded<CollectorConfig> loaded) {
        var config = loaded.config();
        CollectorService.checkFiles(config);
        return meters -> new CollectorService(config, meters);
    }

    private ConfigSource withFlags(ConfigSource file) {
        var source = file;
        if (sink != null) {
            var name = sink.name().toLowerCase(Locale.ROOT);
            source = source.with("streams.sink.enabled", name, "--sink");
        }
        return port == null ? source : source.with("port", port, "--port");
    }
}
