package io.freshet.benchmarks;

import io.freshet.event.payload.CollectorPayloadCodec;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code CollectorPayload} to bytes, against Thrift's own library. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CodecEncodeBenchmark {
    @Benchmark
    public byte[] freshet() {
        return CollectorPayloadCodec.encode(Samples.PAYLOAD);
    }

    @Benchmark
    public byte[] baseline() throws TException {
        return ThriftLibrary.encode(Samples.PAYLOAD);
    }
}
