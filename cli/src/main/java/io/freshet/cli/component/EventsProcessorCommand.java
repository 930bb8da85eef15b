package io.freshet.cli.component;

import io.freshet.cli.shell.Exit;
import io.freshet.processor.ProcessorConfig;
import io.freshet.processor.ProcessorService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet events-processor}: enriched lines in, JSON events out. */
@Command(
        name = "events-processor",
        header = "Enriched events (TSV) to analytics JSON.",
        description =
                "A Kafka Streams application: reads snowplow_parsed_good, writes"
                        + " snowplow_json_event, and snowplow_json_bad for what is no event.",
        exitCodeList = {
            ComponentOptions.EXIT_OK,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet events-processor --config config/events-processor.minimal.hocon",
            "  freshet events-processor --config events-processor.hocon --check"
        })
public final class EventsProcessorCommand implements Callable<Integer> {

    private static final Component<ProcessorConfig> PROCESSOR =
            new Component<>(
                    ProcessorConfig.NAME,
                    ProcessorConfig::load,
                    ProcessorConfig::admin,
                    Component.NO_FILES,
                    loaded -> meters -> new ProcessorService(loaded.config(), meters));

    @Mixin private ComponentOptions options = new ComponentOptions();

    @Override
    public Integer call() {
        return options.run(PROCESSOR);
    }
}
