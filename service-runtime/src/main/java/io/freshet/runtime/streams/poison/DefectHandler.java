package io.freshet.runtime.streams.poison;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A processor threw: the input record becomes a bad row, and the stream goes on. What comes from
 * Kafka's clients has nothing to do with the record at hand: the transaction is given up, the
 * thread replaced, and the record read again.
 */
public final class DefectHandler implements ProcessingExceptionHandler {

    private @Nullable PoisonRecords poison;

    /** Kafka Streams makes it and configures it. */
    public DefectHandler() {}

    @Override
    public void configure(Map<String, ?> settings) {
        poison = PoisonRecords.of(settings);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
        // Without a record it was a timer: whatever it was busy with is not lost that way.
        if (poison == null || record == null || exception instanceof KafkaException) {
            return Response.fail();
        }
        // What Streams kept of the input may be gone once a part of it was sent on.
        byte @Nullable [] input =
                context.sourceRawValue() == null && record.value() instanceof byte[] value
                        ? value
                        : context.sourceRawValue();
        return Response.resume(
                List.of(poison.defect(PoisonRecords.Kind.DEFECT, context, input, exception)));
    }
}
