package io.freshet.cli.component;

import io.freshet.cli.shell.Exit;
import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet enricher}: payloads in, enriched lines and bad rows out. */
@Command(
        name = "enricher",
        header = "Collector payloads to enriched events (TSV) or bad rows.",
        description =
                "A Kafka Streams application: reads snowplow_raw_good, writes snowplow_parsed_good"
                        + " and snowplow_parsed_bad. Configuration files, resolvers and"
                        + " enrichments of Snowplow's enrich for Kafka load unchanged.",
        exitCodeList = {
            ComponentOptions.EXIT_OK,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet enricher --config enricher.hocon --iglu-config resolver.json \\",
            "      --enrichments config/enrichments",
            "  freshet enricher --config enricher.hocon --check",
        })
public final class EnricherCommand implements Callable<Integer> {

    @Mixin private ComponentOptions options = new ComponentOptions();

    @Option(
            names = "--iglu-config",
            paramLabel = "FILE",
            description = "a resolver.json; without it, the schemas that ship with Freshet")
    private @Nullable Path igluConfig;

    @Option(
            names = "--enrichments",
            paramLabel = "DIR",
            description = "one JSON file for each enrichment; without it, none")
    private @Nullable Path enrichments;

    @Override
    public Integer call() {
        return options.run(
                new Component<>(
                        EnricherConfig.NAME,
                        EnricherConfig::load,
                        EnricherConfig::admin,
                        this::readFiles,
                        this::prepare));
    }

    private Function<Meters, Service> prepare(Loaded<EnricherConfig> loaded) {
        var config = loaded.config();
        var iglu = EnricherInputs.iglu(igluConfig, config.igluSettings());
        var facilities = Facilities.of(config.enrichments());
        var configured = EnricherInputs.enrichments(enrichments, iglu, facilities);
        return meters -> new EnricherService(config, iglu, configured, facilities, meters);
    }

    private void readFiles() {
        var iglu = EnricherInputs.iglu(igluConfig, IgluSettings.DEFAULT);
        try (var facilities = Facilities.of(EnrichmentSettings.DEFAULT)) {
            EnricherInputs.enrichments(enrichments, iglu, facilities).close();
        }
    }
}
