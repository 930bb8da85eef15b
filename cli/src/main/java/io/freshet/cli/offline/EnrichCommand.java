package io.freshet.cli.offline;

import io.freshet.cli.shell.Exit;
import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.offline.LineForm;
import io.freshet.enricher.offline.OfflineEnrichment;
import io.freshet.enricher.remote.RemoteAdapters;
import io.freshet.event.atomic.AtomicField;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
            "The enricher on lines, to try out enrichments and scripts.",
            "Each line of stdin is the base64 of a collector payload, or an object"
                    + " {\"id\",\"thrift_b64\",\"enrichments\":[config],\"flags\":{}} whose"
                    + " enrichments and flags replace the run's; in place of \"thrift_b64\" there"
                    + " may be \"request\":{} with any of path, query, body, contentType,"
                    + " headers, ip, userAgent, referer, host, networkUserId, time.",
            "Each line of stdout is"
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
            "  echo '{\"request\":{\"query\":\"e=pv&p=web&tv=x\",\"ip\":\"203.0.113.9\"}}' \\",
            "      | freshet enrich --enrichments config/enrichments --columns",
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

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            arity = "0..*",
            split = ",",
            converter = ColumnConverter.class,
            description =
                    "show events as objects of their filled columns, or of the named ones,"
                            + " instead of TSV")
    private @Nullable List<AtomicField> columns;

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
                var offline = new OfflineEnrichment(client, facilities, made, pipeline, form())) {
            Lines.filter(offline::answer);
        }
        return ExitCode.OK.code();
    }

    private LineForm form() {
        return columns == null ? LineForm.TSV : LineForm.columns(columns);
    }
}
