package io.freshet.runtime.streams.poison;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * A record cannot be written.
 *
 * <ul>
 *   <li>Too large: writers look at {@link TopicLimits} first, so that this happens only after a
 *       topic's limit was lowered. Without transactions a bad row takes its place. With them the
 *       transaction is lost whatever one answers: the limit is learned, the thread replaced, and
 *       next time the writer itself makes the bad row.
 *   <li>Serializers that throw: a bad row takes its place.
 *   <li>Trouble that passes: the task begins again with what was not committed.
 *   <li>All else, such as missing rights, no bad row would mend: the thread is replaced, and where
 *       that goes on the service fails.
 * </ul>
 */
public final class RefusedHandler implements ProductionExceptionHandler {

    private @Nullable PoisonRecords poison;
    private boolean inTransactions = true;

    /** Kafka Streams makes it and configures it. */
    public RefusedHandler() {}

    @Override
    public void configure(Map<String, ?> settings) {
        poison = PoisonRecords.of(settings);
        inTransactions =
                !StreamsConfig.AT_LEAST_ONCE.equals(
                        settings.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context,
            ProducerRecord<byte[], byte[]> record,
            Exception exception) {
        if (poison != null && exception instanceof RecordTooLargeException) {
            return tooLarge(poison, context, record, exception);
        }
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Kafka declares it
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        if (poison == null) {
            return Response.fail();
        }
        return Response.resume(
                List.of(
                        poison.defect(
                                PoisonRecords.Kind.REFUSED,
                                context,
                                context.sourceRawValue(),
                                exception)));
    }

    private Response tooLarge(
            PoisonRecords poison,
            ErrorHandlerContext context,
            ProducerRecord<byte[], byte[]> record,
            Exception refusal) {
        var size = RecordSize.of(record.key(), record.value(), record.headers());
        poison.limits().atMost(record.topic(), size - 1);
        if (inTransactions) {
            poison.note(PoisonRecords.Kind.REFUSED, context, refusal);
            return Response.fail();
        }
        return Response.resume(List.of(poison.tooLarge(context, record.value(), size, refusal)));
    }
}
