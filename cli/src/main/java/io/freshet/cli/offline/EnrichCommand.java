package io.freshet.cli.offline;

import io.freshet.cli.shell.Exit;
import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.offline.OfflineEnrichment;
import io.freshet.enricher.remote.RemoteAdapters;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet enrich}: what the enricher does, on lines. */
@Command(
        name = "enrich",
        header = "Collector payloads to enriched events (TSV) or bad rows.",
        description = {
            "Each line of stdin is the base64 of a collector payload, or an object"
                    + " {\"id\",\"thrift_b64\",\"enrichments\":[config],\"flags\":{}} whose"
                    + " enrichments and flags replace the run's. Each line of stdout is"
                    + " {\"id\",\"good\":[TSV],\"bad\":[row],\"pii\":[TSV],\"failed\":[TSV]} or"
                    + " {\"id\",\"config_errors\":[]}, with \"dropped\":n where a script wanted"
                    + " n events nowhere. One line out for each line in, in order."
        },
        exitCodeList = {
            Exit.OK + ", also when lines were bad",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.FAILED
        },
        footer = {
            "  freshet enrich --enrichments config/enrichments < payloads.txt",
            "  freshet collector --sink stdout | grep ^good | cut -f 3 | freshet enrich",
        })
public final class EnrichCommand implements Callable<Integer> {

    @Mixin private IgluConfigOption iglu = new IgluConfigOption();

    @Option(
            names = "--enrichments",
            paramLabel = "DIR",
            description = "one JSON file for each enrichment; without it, none")
    private @Nullable Path enrichments;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "the enricher's settings; of them flags, limits, remote adapters and"
                            + " output.failed matter here")
    private @Nullable Path config;

    @Override
    public Integer call() throws IOException {
        var name = EnricherConfig.NAME;
        var source = config == null ? ConfigSource.defaults(name) : ConfigSource.file(name, config);
        var settings = EnricherConfig.load(source).config();
        var client = iglu.client(settings.maxJsonDepth());
        var pipeline =
                settings.pipelineSettings(EnricherService.processor())
                        .withAdapters(
                                RemoteAdapters.of(
                                        settings.remoteAdapters(), new SimpleMeterRegistry()));
        try (var facilities = Facilities.of(settings.enrichments());
                var made = EnricherInputs.enrichments(enrichments, client, facilities);
                var offline = new OfflineEnrichment(client, facilities, made, pipeline)) {
            Lines.filter(offline::answer);
        }
        return ExitCode.OK.code();
    }
}
