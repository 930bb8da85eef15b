package io.freshet.collector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.OutputRecord.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class StdoutSinkTest {

    @Test
    void writesOneLineARecord() {
        var out = new ByteArrayOutputStream();
        var sink = new StdoutSink(out);
        var sinks = new EventSinks(sink, sink);

        var done =
                sinks.deliver(
                        List.of(
                                new OutputRecord(Stream.GOOD, "k", new byte[] {1, 2}),
                                new OutputRecord(Stream.BAD, "k", new byte[] {3})));

        assertThat(done).isCompleted();
        assertThat(out.toString()).isEqualTo("good\tk\tAQI=\nbad\tk\tAw==\n");
    }

    @Test
    void aBrokenPipeIsAFailure() {
        var sink =
                new StdoutSink(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("broken pipe");
                            }
                        });

        var done = sink.deliver(new OutputRecord(Stream.GOOD, "k", new byte[] {1}));

        assertThat(done).isCompletedExceptionally();
    }
}
