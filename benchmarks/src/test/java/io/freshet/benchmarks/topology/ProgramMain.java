package io.freshet.benchmarks.topology;

import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.enricher.topology.EnricherMetrics;
import io.freshet.enricher.topology.SubstituteRows;
import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.iglu.IgluClients;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import io.freshet.runtime.streams.StreamsService;
import io.freshet.runtime.streams.poison.PoisonRecords;
import io.freshet.runtime.streams.poison.TopicLimits;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** One program, a process of its own; leaves its stretches in a file and ends. */
final class ProgramMain {

    private static final int SAMPLES = 1024;

    /** What the enricher's other headers take: place in raw good, index, configuration. */
    private static final int OTHER_HEADERS = 90;

    private static final String RECORDS = "freshet_enricher_raw";

    private final Task task;
    private final Meters meters = Meters.create();

    private ProgramMain(Task task) {
        this.task = task;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var task = Task.of(args);
        new ProgramMain(task).run();
        System.exit(0); // Kafka's threads would go on for a while
    }

    private void run() throws IOException, InterruptedException {
        if (task.program() == Program.PIPELINE) {
            loop();
            return;
        }
        var config =
                ConfigSource.text(EnricherConfig.NAME, "benchmark", settings())
                        .load(EnricherConfig::read)
                        .config();
        try (var service =
                task.program() == Program.PASS_THROUGH ? passThrough(config) : enricher(config)) {
            service.start();
            watch(meters.registry().get(RECORDS).counter());
        }
    }

    private Service enricher(EnricherConfig config) {
        return new EnricherService(
                config,
                IgluClients.shipped(),
                ConfiguredEnrichments.NONE,
                Facilities.of(config.enrichments()),
                meters);
    }

    /** With the enricher's settings, its volume of output and a counter like its own. */
    private Service passThrough(EnricherConfig config) {
        var records = Counter.builder(RECORDS).register(meters.registry());
        var length = meanLength();
        return new StreamsService(
                task.program().slug(),
                config.streams(),
                () ->
                        PassThrough.topology(
                                config.topics().rawGood(),
                                config.topics().parsedGood(),
                                length,
                                records),
                poison(config),
                meters);
    }

    /** Never needed; a service must have it. */
    private PoisonRecords poison(EnricherConfig config) {
        var rows =
                new SubstituteRows(
                        config.topics().parsedBad(),
                        pipeline(),
                        new EnricherMetrics(meters.registry()));
        return new PoisonRecords(task.program().slug(), rows, new TopicLimits(), meters.registry());
    }

    private String settings() {
        return """
        input.bootstrapServers = "%s"
        output.good.bootstrapServers = "%s"
        output.bad.bootstrapServers = "%s"
        streams.applicationId = "%s"
        streams.stateDir = "%s"
        streams.threads = %d
        %s
        """
                .formatted(
                        task.brokers(),
                        task.brokers(),
                        task.brokers(),
                        task.group(),
                        task.folder().resolve(task.group()),
                        task.program().threads(),
                        task.settings());
    }

    /**
     * Sleeps until the counter has come to the next mark; a few milliseconds more do not matter.
     */
    private void watch(Counter records) throws IOException, InterruptedException {
        var stretches = new ArrayList<Stretch>();
        var last = await(records, task.warmUp());
        for (var i = 0; i < task.stretches(); i++) {
            var next = await(records, last.records() + task.stretch());
            stretches.add(Stretch.between(last, next));
            last = next;
        }
        leave(stretches);
    }

    private Sample await(Counter records, long mark) throws InterruptedException {
        while (records.count() < mark) {
            Thread.sleep(2);
        }
        return Sample.now((long) records.count(), task.brokerPid());
    }

    private void loop() throws IOException {
        var pipeline = pipeline();
        var records = new byte[SAMPLES][];
        for (var n = 0; n < SAMPLES; n++) {
            records[n] = PageViews.record(n);
        }
        long found = process(pipeline, records, task.warmUp());
        var stretches = new ArrayList<Stretch>();
        for (var i = 0; i < task.stretches(); i++) {
            var before = Sample.now(0, task.brokerPid());
            found += process(pipeline, records, task.stretch());
            stretches.add(Stretch.between(before, Sample.now(task.stretch(), task.brokerPid())));
        }
        if (found != task.warmUp() + (long) task.stretches() * task.stretch()) {
            throw new IllegalStateException("a payload with one event gave " + found);
        }
        leave(stretches);
    }

    /** What is found is counted, so that no compiler can leave the work out. */
    private static long process(EventPipeline pipeline, byte[][] records, int count) {
        var found = 0L;
        for (var n = 0; n < count; n++) {
            found += pipeline.process(records[n % records.length]).size();
        }
        return found;
    }

    private static EventPipeline pipeline() {
        return new EventPipeline(
                PipelineSettings.defaults(EnricherService.processor()),
                IgluClients.shipped(),
                ConfiguredEnrichments.NONE);
    }

    private static int meanLength() {
        var pipeline = pipeline();
        var sum = 0;
        for (var n = 0; n < SAMPLES; n++) {
            for (var outcome : pipeline.process(PageViews.record(n))) {
                sum += length(outcome);
            }
        }
        return sum / SAMPLES;
    }

    private static int length(EventOutcome outcome) {
        if (!(outcome instanceof EventOutcome.Good good)) {
            throw new IllegalStateException("a page view became a bad row: " + outcome);
        }
        var line = good.line();
        return line.bytes().length
                + IgluSchemasHeader.NAME.length()
                + IgluSchemasHeader.print(line.schemas()).length()
                + OTHER_HEADERS;
    }

    private void leave(ArrayList<Stretch> stretches) throws IOException {
        var lines = stretches.stream().map(Stretch::print).collect(Collectors.joining("\n"));
        Files.writeString(task.result(), lines);
    }
}
