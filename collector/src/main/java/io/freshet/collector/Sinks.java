package io.freshet.collector;

import io.freshet.collector.metrics.SinkMetrics;
import io.freshet.collector.settings.SinkSettings;
import io.freshet.collector.sink.EventSinks;
import io.freshet.collector.sink.KafkaSink;
import io.freshet.collector.sink.StdoutSink;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.collector.spool.SpoolDirectory;
import io.micrometer.core.instrument.MeterRegistry;

/** Opens what the configuration asks for. */
final class Sinks {

    private Sinks() {}

    /**
     * Both streams, begun; with their spools where there are brokers that can be away.
     *
     * @throws io.freshet.runtime.problem.StartFailure when the spool cannot be used
     */
    static EventSinks open(CollectorConfig config, MeterRegistry registry) {
        if (config.sink().kind() == SinkSettings.Kind.STDOUT) {
            var lines = new StdoutSink(System.out);
            return new EventSinks(lines, lines);
        }
        return config.spool().enabled() ? spooled(config, registry) : refusing(config, registry);
    }

    private static EventSinks spooled(CollectorConfig config, MeterRegistry registry) {
        var directory = SpoolDirectory.open(config.spool());
        try {
            var metrics = new SinkMetrics(registry);
            metrics.spool(directory);
            return new EventSinks(
                    spooled(Stream.GOOD, config, directory, metrics),
                    spooled(Stream.BAD, config, directory, metrics),
                    directory::close);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static KafkaSink spooled(
            Stream stream, CollectorConfig config, SpoolDirectory directory, SinkMetrics metrics) {
        var sink = config.sink();
        var spool = directory.spool(SinkMetrics.label(stream));
        var started =
                KafkaSink.start(
                        stream == Stream.GOOD ? sink.good() : sink.bad(),
                        sink.answerBeforeWrite(),
                        spool,
                        config.spool().after());
        metrics.spool(stream, spool, started);
        metrics.sink(stream, started);
        return started;
    }

    private static EventSinks refusing(CollectorConfig config, MeterRegistry registry) {
        var metrics = new SinkMetrics(registry);
        var early = config.sink().answerBeforeWrite();
        var good = KafkaSink.start(config.sink().good(), early);
        var bad = KafkaSink.start(config.sink().bad(), early);
        metrics.sink(Stream.GOOD, good);
        metrics.sink(Stream.BAD, bad);
        return new EventSinks(good, bad);
    }
}
