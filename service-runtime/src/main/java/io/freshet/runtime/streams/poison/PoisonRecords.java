package io.freshet.runtime.streams.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kafka Streams' three handlers share: the bad row, the count and the log's line. */
public final class PoisonRecords {

    /** The setting that hands this object to the handlers. */
    public static final String SETTING = "freshet.poison.records";

    private static final Logger LOGGER = LoggerFactory.getLogger(PoisonRecords.class);

    /** {@code topic-partition-offset} of the input; what has come further already has it. */
    private static final String PLACE_HEADER = "freshet-raw";

    private static final byte[] NOTHING = {};

    private final String service;
    private final BadRecords badRecords;
    private final TopicLimits limits;
    private final MeterRegistry registry;

    /**
     * For one application.
     *
     * @param service its name, for log and metrics
     * @param limits learns what the brokers refuse
     */
    public PoisonRecords(
            String service, BadRecords badRecords, TopicLimits limits, MeterRegistry registry) {
        this.service = service;
        this.badRecords = badRecords;
        this.limits = limits;
        this.registry = registry;
        for (var kind : Kind.values()) {
            counter(kind);
        }
    }

    /** Where Kafka Streams met it. */
    enum Kind {
        /** Key or value could not be read. */
        UNREADABLE,
        /** A processor threw. */
        DEFECT,
        /** Key or value could not be written, or the brokers refused it. */
        REFUSED;

        private String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PoisonRecords of(Map<String, ?> settings) {
        if (settings.get(SETTING) instanceof PoisonRecords records) {
            return records;
        }
        throw new IllegalArgumentException("no " + SETTING + " among the settings of Streams");
    }

    /** What is known of the topics that are written. */
    public TopicLimits limits() {
        return limits;
    }

    /** The bad row of an input record. */
    ProducerRecord<byte[], byte[]> defect(
            Kind kind, ErrorHandlerContext context, byte @Nullable [] input, Throwable defect) {
        note(kind, context, defect);
        return row(context, badRecords.defect(input == null ? NOTHING : input, defect));
    }

    /** The bad row of an output record. */
    ProducerRecord<byte[], byte[]> tooLarge(
            ErrorHandlerContext context, byte @Nullable [] output, int size, Exception refusal) {
        note(Kind.REFUSED, context, refusal);
        return row(context, badRecords.tooLarge(output == null ? NOTHING : output, size - 1));
    }

    /** Without the defect's words, which may quote the event; they are in the bad row. */
    void note(Kind kind, ErrorHandlerContext context, Throwable defect) {
        counter(kind).increment();
        var trace = defect.getStackTrace();
        LOGGER.atError()
                .addKeyValue("service", service)
                .addKeyValue("kind", kind.tag())
                .addKeyValue("defect", defect.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
                .addKeyValue("record", place(context))
                .log("a record could not be handled");
    }

    private ProducerRecord<byte[], byte[]> row(ErrorHandlerContext context, byte[] value) {
        var input = context.headers();
        var headers = input == null ? new RecordHeaders() : new RecordHeaders(input);
        if (headers.lastHeader(PLACE_HEADER) == null) {
            headers.add(PLACE_HEADER, place(context).getBytes(UTF_8));
        }
        var topic = badRecords.topic();
        var most = limits.of(topic);
        var fitting =
                RecordSize.of(null, value, headers) <= most
                        ? value
                        : badRecords.tooLarge(value, most);
        return new ProducerRecord<>(topic, null, null, null, fitting, headers);
    }

    private static String place(ErrorHandlerContext context) {
        return context.topic() + "-" + context.partition() + "-" + context.offset();
    }

    private Counter counter(Kind kind) {
        return Counter.builder("freshet_streams_poison")
                .description("Records that Kafka Streams itself could not handle")
                .tag("service", service)
                .tag("kind", kind.tag())
                .register(registry);
    }
}
