package io.freshet.benchmarks.topology;

import io.micrometer.core.instrument.Counter;
import java.util.Arrays;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The least that a topology can do: bytes in, the same bytes out, cut or filled to a length. */
final class PassThrough extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final int length;
    private final Counter records;

    private PassThrough(int length, Counter records) {
        this.length = length;
        this.records = records;
    }

    static Topology topology(String from, String to, int length, Counter records) {
        var in = new ByteArrayDeserializer();
        var out = new ByteArraySerializer();
        return new Topology()
                .addSource("from", in, in, from)
                .addProcessor("pass", () -> new PassThrough(length, records), "from")
                .addSink("to", to, out, out, "pass");
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        records.increment();
        context().forward(record.withValue(Arrays.copyOf(record.value(), length)));
    }
}
