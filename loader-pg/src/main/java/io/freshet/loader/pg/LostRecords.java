package io.freshet.loader.pg;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when Kafka has not kept the records that would come next. */
final class LostRecords {

    private static final Logger LOGGER = LoggerFactory.getLogger(LostRecords.class);

    private LostRecords() {}

    /**
     * Goes on with the nearest record there is: the oldest where records were deleted before they
     * were read, the end where the log has become shorter.
     *
     * @return how many offsets were passed over
     */
    static long goOn(Consumer<byte[], byte[]> consumer, OffsetOutOfRangeException e) {
        var wanted = e.offsetOutOfRangePartitions();
        var oldest = consumer.beginningOffsets(wanted.keySet());
        var lost = new AtomicLong();
        wanted.forEach(
                (partition, offset) -> {
                    long first = oldest.getOrDefault(partition, 0L);
                    LOGGER.atError()
                            .addKeyValue("topic", partition.topic())
                            .addKeyValue("partition", partition.partition())
                            .addKeyValue("offset", offset)
                            .addKeyValue("oldest", first)
                            .log("records are not in Kafka any more");
                    if (offset < first) {
                        lost.addAndGet(first - offset);
                        consumer.seek(partition, first);
                    } else {
                        consumer.seekToEnd(List.of(partition));
                    }
                });
        return lost.get();
    }
}
