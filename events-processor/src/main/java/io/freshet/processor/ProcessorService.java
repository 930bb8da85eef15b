package io.freshet.processor;

import io.freshet.event.badrow.Processor;
import io.freshet.processor.conversion.EventConversion;
import io.freshet.processor.topology.ProcessorTopology;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.freshet.runtime.version.Version;
import java.time.InstantSource;
import java.util.Map;

/** The events-processor as a service: a Kafka Streams application over one conversion. */
public final class ProcessorService implements Service {

    private final Service streams;

    /** Prepares, without reaching for anything. */
    public ProcessorService(ProcessorConfig config, Meters meters) {
        var self = new Processor("freshet-events-processor", Version.current().version());
        var conversion = new EventConversion(self, config.maxRecordBytes(), InstantSource.system());
        streams =
                ProcessorTopology.service(
                        ProcessorConfig.NAME,
                        config.topics(),
                        config.streams(),
                        conversion,
                        meters);
    }

    @Override
    public String name() {
        return streams.name();
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public Health health() {
        return streams.health();
    }

    @Override
    public Map<String, Object> info() {
        return streams.info();
    }

    @Override
    public void close() {
        streams.close();
    }
}
