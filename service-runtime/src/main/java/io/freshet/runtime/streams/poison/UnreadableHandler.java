package io.freshet.runtime.streams.poison;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/** Key or value cannot be read: the record becomes a bad row, and the stream goes on. */
public final class UnreadableHandler implements DeserializationExceptionHandler {

    private @Nullable PoisonRecords poison;

    /** Kafka Streams makes it and configures it. */
    public UnreadableHandler() {}

    @Override
    public void configure(Map<String, ?> settings) {
        poison = PoisonRecords.of(settings);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context,
            ConsumerRecord<byte[], byte[]> record,
            Exception exception) {
        if (poison == null) {
            return Response.fail();
        }
        return Response.resume(
                List.of(
                        poison.defect(
                                PoisonRecords.Kind.UNREADABLE,
                                context,
                                record.value(),
                                exception)));
    }
}
