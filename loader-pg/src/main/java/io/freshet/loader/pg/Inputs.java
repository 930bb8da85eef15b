package io.freshet.loader.pg;

import io.freshet.loader.pg.copy.Input;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Takes from Kafka's records what loading needs. */
final class Inputs {

    private Inputs() {}

    static Input of(ConsumerRecord<byte[], byte[]> record) {
        return new Input(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers(record.headers()));
    }

    private static Map<String, byte[]> headers(Headers headers) {
        var byName = new HashMap<String, byte[]>(4);
        for (var header : headers) {
            byName.put(header.key(), header.value());
        }
        return byName;
    }
}
