package io.freshet.collector.sink;

import io.freshet.collector.settings.StreamSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The producer's settings: nothing is lost, nothing is sent twice, nothing blocks. */
public final class ProducerDefaults {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProducerDefaults.class);

    private ProducerDefaults() {}

    /** Everything a producer of this stream is made with, serializers excepted. */
    public static Properties properties(StreamSettings settings) {
        var defaults = new HashMap<String, String>();
        defaults.put(ProducerConfig.CLIENT_ID_CONFIG, "freshet-collector-" + settings.topic());
        defaults.put(ProducerConfig.ACKS_CONFIG, "all");
        defaults.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // Kafka's own default, here so that nothing changes with it: an answer a few milliseconds
        // later lets many records share a request, which costs us and the brokers far less CPU.
        defaults.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        defaults.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        defaults.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "67108864");
        defaults.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        defaults.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        defaults.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, "5000");
        // A topic that was idle must not be looked up again by the next request.
        defaults.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, "315360000000");
        var room = Math.max(1 << 20, settings.maxBytes() + (64 << 10));
        defaults.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(room));
        var properties = settings.kafka().client(defaults);
        // Requests are served by few threads: none of them may ever wait.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "0");
        warnIfWeakened(properties);
        return properties;
    }

    private static void warnIfWeakened(Map<Object, Object> properties) {
        var acks = String.valueOf(properties.get(ProducerConfig.ACKS_CONFIG));
        if (!acks.equals("all") && !acks.equals("-1")) {
            LOGGER.atWarn()
                    .addKeyValue("acks", acks)
                    .log("answers no longer mean that an event is safe");
        }
    }
}
