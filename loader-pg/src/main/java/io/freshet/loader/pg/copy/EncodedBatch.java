package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.row.Encoded;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.RowBatch;
import io.freshet.loader.pg.row.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records on their way to the database. Those that need nothing but the tables that are known have
 * their rows already; the others are looked at again in the transaction, where schemas can be asked
 * for and tables can be made. One thread at a time.
 */
public final class EncodedBatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(EncodedBatch.class);

    private final EventEncoder encoder;
    private final Shapes shapes;
    private final RowBatch rows = new RowBatch();
    private final List<LoadedEvent> ready = new ArrayList<>();
    private final List<Input> deferred = new ArrayList<>(0);

    /**
     * An empty batch.
     *
     * @param shapes tables as they are in the database; may be behind it
     */
    public EncodedBatch(EventEncoder encoder, Shapes shapes) {
        this.encoder = encoder;
        this.shapes = shapes;
    }

    /** Encodes one record. */
    public void add(Input input) {
        if (encode(input) instanceof Encoded.Rows encoded) {
            ready.add(new LoadedEvent(input, encoded.key(), encoded.rows()));
        } else {
            deferred.add(input);
        }
    }

    private Encoded encode(Input input) {
        try {
            return encoder.encode(input.value(), input.schemas(), shapes, rows);
        } catch (RuntimeException defect) {
            // Met again in the transaction, where it becomes a bad row.
            LOGGER.atDebug().setCause(defect).log("a record could not be encoded");
            return new Encoded.Deferred();
        }
    }

    /** How many records. */
    public int size() {
        return ready.size() + deferred.size();
    }

    /** The rows of {@link #ready}. */
    RowBatch rows() {
        return rows;
    }

    /** Events that have rows, in the order of their records. */
    List<LoadedEvent> ready() {
        return ready;
    }

    /** Records that have none yet, in order. */
    List<Input> deferred() {
        return deferred;
    }
}
