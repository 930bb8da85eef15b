package io.freshet.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.streams.poison.BadRecords;
import io.freshet.runtime.streams.poison.PoisonRecords;
import io.freshet.runtime.streams.poison.TopicLimits;

/** Rows that say what happened. */
record SampleRows(String topic) implements BadRecords {

    static PoisonRecords poison(String topic, Meters meters) {
        return new PoisonRecords(
                "sample", new SampleRows(topic), new TopicLimits(), meters.registry());
    }

    @Override
    public byte[] defect(byte[] input, Throwable defect) {
        return ("defect " + defect.getClass().getSimpleName() + " of " + new String(input, UTF_8))
                .getBytes(UTF_8);
    }

    @Override
    public byte[] tooLarge(byte[] output, int maxBytes) {
        return ("too large, at most " + maxBytes).getBytes(UTF_8);
    }
}
