package io.freshet.loader.pg.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.copy.BadRecord;
import io.freshet.loader.pg.copy.BadRowSink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaBadRowSinkTest {

    private static final int MAX_BYTES = 100_000;

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final BadRowSink sink =
            new KafkaBadRowSink(producer, "bad", MAX_BYTES, InstantSource.fixed(Instant.EPOCH));

    @Test
    void keyAndHeadersAreThoseOfTheRecord() throws Exception {
        sink.deliver(List.of(row("x")));

        var sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("bad");
        assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("key");
        assertThat(sent.headers().lastHeader("iglu-schemas").value()).isEqualTo(new byte[] {'u'});
        assertThat(text(sent.value())).contains("/loader_parsing_error/");
    }

    @Test
    void aRowThatNoRecordCanHoldIsReplacedByItsBeginning() throws Exception {
        sink.deliver(List.of(row("é".repeat(MAX_BYTES))));

        var value = producer.history().get(0).value();
        assertThat(value).hasSizeLessThan(MAX_BYTES);
        assertThat(text(value)).contains("/size_violation/").contains("ééé");
    }

    @Test
    void aBrokerThatDoesNotAnswerMakesTheSinkUnavailable() {
        producer.sendException = new TimeoutException("no broker");

        assertThatThrownBy(() -> sink.deliver(List.of(row("x"))))
                .isInstanceOf(BadRowSink.Unavailable.class)
                .hasMessageContaining("no broker");
    }

    private static BadRecord row(String payload) {
        var input = TestEvents.input(new byte[0], "u", 0, 0);
        return new BadRecord(
                input,
                new BadRow.LoaderParsingError(
                        new Processor("freshet-loader-pg", "0.1.0"),
                        TestEvents.json("{\"type\":\"NotTSV\"}"),
                        payload));
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
