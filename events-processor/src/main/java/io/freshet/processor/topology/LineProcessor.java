package io.freshet.processor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.badrow.BadRow;
import io.freshet.processor.conversion.EventConversion;
import io.freshet.processor.conversion.JsonEvent;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each line's outcome to its sink. A defect becomes a bad row, never a dead thread. */
final class LineProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOGGER = LoggerFactory.getLogger(LineProcessor.class);
    private static final byte[] NOTHING = {};

    private final EventConversion conversion;
    private final ProcessorMetrics metrics;

    LineProcessor(EventConversion conversion, ProcessorMetrics metrics) {
        this.conversion = conversion;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], byte[]> line) {
        metrics.countIn();
        byte @Nullable [] value = line.value();
        var output = convert(value == null ? NOTHING : value);
        if (output.schemas != null) {
            line.headers()
                    .remove(IgluSchemasHeader.NAME)
                    .add(IgluSchemasHeader.NAME, output.schemas.getBytes(UTF_8));
        }
        context().forward(line.withValue(output.value), output.sink);
    }

    private Output convert(byte[] line) {
        try {
            return conversion.convert(line).fold(this::good, this::bad);
        } catch (RuntimeException | StackOverflowError defect) {
            log(defect);
            return bad(conversion.defect(line, defect));
        }
    }

    private Output good(JsonEvent event) {
        metrics.countGood();
        return new Output(ProcessorTopology.GOOD, event.json(), event.igluSchemas());
    }

    private Output bad(BadRow row) {
        var json = conversion.print(row);
        metrics.countBad(row);
        return new Output(ProcessorTopology.BAD, json, null);
    }

    /** Without the defect's words, which may quote the event; they are in the bad row. */
    private void log(Throwable defect) {
        var trace = defect.getStackTrace();
        LOGGER.atError()
                .addKeyValue("defect", defect.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "unknown" : trace[0])
                .addKeyValue("record", context().recordMetadata().map(this::place).orElse("none"))
                .log("a line could not be converted");
    }

    private String place(RecordMetadata line) {
        return line.topic() + "-" + line.partition() + "-" + line.offset();
    }

    @SuppressWarnings("ArrayRecordComponent") // written once, sent once, never compared
    private record Output(String sink, byte[] value, @Nullable String schemas) {}
}
