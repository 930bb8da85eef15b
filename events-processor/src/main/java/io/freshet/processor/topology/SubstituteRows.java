package io.freshet.processor.topology;

import io.freshet.event.badrow.BadRow;
import io.freshet.processor.conversion.EventConversion;
import io.freshet.runtime.streams.poison.BadRecords;

/** Bad rows for what Kafka Streams could not handle, counted like all others. */
record SubstituteRows(String topic, EventConversion conversion, ProcessorMetrics metrics)
        implements BadRecords {

    @Override
    public byte[] defect(byte[] input, Throwable defect) {
        return counted(conversion.defect(input, defect));
    }

    @Override
    public byte[] tooLarge(byte[] output, int maxBytes) {
        return counted(conversion.oversized(output, maxBytes));
    }

    private byte[] counted(BadRow row) {
        metrics.countIn();
        metrics.countBad(row);
        return conversion.print(row);
    }
}
