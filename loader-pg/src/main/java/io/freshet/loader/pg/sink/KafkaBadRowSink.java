package io.freshet.loader.pg.sink;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.loader.pg.copy.BadRecord;
import io.freshet.loader.pg.copy.BadRowSink;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Writes bad rows to a topic, each under the key and with the headers of its record. A row that is
 * too large for the topic is replaced by a size_violation with its beginning.
 */
public final class KafkaBadRowSink implements BadRowSink {

    /** Room for key, headers and what the protocol adds. */
    private static final int OVERHEAD = 16 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int maxBytes;
    private final InstantSource clock;

    /**
     * Writes with a producer that stays the caller's.
     *
     * @param producer waits for all replicas
     * @param maxBytes largest record that the topic takes
     */
    public KafkaBadRowSink(
            Producer<byte[], byte[]> producer, String topic, int maxBytes, InstantSource clock) {
        this.producer = producer;
        this.topic = topic;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    @Override
    public void deliver(List<BadRecord> rows) throws Unavailable {
        var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
        try {
            for (var row : rows) {
                sent.add(producer.send(toRecord(row)));
            }
            producer.flush();
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new Unavailable(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(e);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new Unavailable(e);
        }
    }

    private ProducerRecord<byte[], byte[]> toRecord(BadRecord bad) {
        var input = bad.input();
        var record = new ProducerRecord<>(topic, input.key(), value(bad.row()));
        input.headers().forEach((name, value) -> record.headers().add(name, value));
        return record;
    }

    private byte[] value(BadRow row) {
        var value = BadRowJson.print(row).getBytes(StandardCharsets.UTF_8);
        int limit = maxBytes - OVERHEAD;
        if (value.length <= limit) {
            return value;
        }
        var beginning = new String(value, 0, limit / 4, StandardCharsets.UTF_8);
        var violation =
                new BadRow.SizeViolation(
                        row.processor(),
                        clock.instant(),
                        limit,
                        value.length,
                        "bad rows must fit in a record of the topic",
                        beginning);
        return BadRowJson.print(violation).getBytes(StandardCharsets.UTF_8);
    }
}
