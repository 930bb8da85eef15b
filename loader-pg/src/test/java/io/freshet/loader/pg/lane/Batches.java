package io.freshet.loader.pg.lane;

import io.freshet.event.badrow.Processor;
import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.table.KnownTables;
import java.util.Map;

/** Batches of records that nobody looks into. */
final class Batches {

    static final String TOPIC = "t";

    private Batches() {}

    static Source source(int partition) {
        return new Source(TOPIC, partition);
    }

    static Input input(int partition, long offset, int bytes) {
        return new Input(TOPIC, partition, offset, offset, null, new byte[bytes], Map.of());
    }

    static EncodedBatch empty() {
        return new EncodedBatch(
                new EventEncoder(new EventReader(new Processor("test", "1"))), new KnownTables());
    }

    /** Records of partition 0, claimed. */
    static EncodedBatch of(long firstOffset, int records) {
        var batch = empty();
        for (int i = 0; i < records; i++) {
            batch.add(input(0, firstOffset + i, 1));
        }
        batch.claim(source(0), new Claim(1, firstOffset));
        return batch;
    }
}
