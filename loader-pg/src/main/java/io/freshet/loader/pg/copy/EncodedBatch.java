package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.row.Encoded;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.RowBatch;
import io.freshet.loader.pg.row.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records on their way to the database, all of them in one transaction. Those that need nothing but
 * the tables that are known have their rows already; the others are looked at again in the
 * transaction, where schemas can be asked for and tables can be made. One thread at a time.
 */
public final class EncodedBatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(EncodedBatch.class);

    private final Encoding encoding;
    private final List<Input> inputs = new ArrayList<>();
    private final Map<Source, Long> next = new LinkedHashMap<>();
    private final Map<Source, Claim> claims = new HashMap<>();
    private RowBatch rows = new RowBatch();
    private List<LoadedEvent> ready = new ArrayList<>();
    private List<Input> deferred = new ArrayList<>(0);
    private long bytes;
    private long newestMillis;

    /** Makes rows of a record, or leaves it to the transaction. */
    @FunctionalInterface
    private interface Encoding {
        Encoded encode(Input input, RowBatch rows);
    }

    /**
     * An empty batch.
     *
     * @param shapes tables as they are in the database; may be behind it
     */
    public EncodedBatch(EventEncoder encoder, Shapes shapes) {
        this((input, rows) -> encoder.encode(input.value(), input.schemas(), shapes, rows));
    }

    private EncodedBatch(Encoding encoding) {
        this.encoding = encoding;
    }

    /** An empty batch that leaves all records to the transaction. */
    public static EncodedBatch ofDeferred() {
        return new EncodedBatch((input, rows) -> new Encoded.Deferred());
    }

    /** Encodes one record. */
    public void add(Input input) {
        note(input);
        encode(input, encoding);
    }

    private void encode(Input input, Encoding with) {
        if (encoded(input, with) instanceof Encoded.Rows encoded) {
            ready.add(new LoadedEvent(input, encoded.key(), encoded.rows()));
            for (var row : encoded.rows()) {
                bytes += row.to() - row.from();
            }
        } else {
            deferred.add(input);
        }
    }

    /**
     * Tries what was deferred again: its tables may have become known since.
     *
     * @param own the encoder of the thread that has the batch now
     */
    void encodeDeferred(EventEncoder own, Shapes known) {
        var before = deferred;
        deferred = new ArrayList<>(0);
        Encoding again = (input, into) -> own.encode(input.value(), input.schemas(), known, into);
        before.forEach(input -> encode(input, again));
    }

    private void note(Input input) {
        inputs.add(input);
        next.put(input.source(), input.offset() + 1);
        bytes += input.size();
        newestMillis = Math.max(newestMillis, input.sentMillis());
    }

    private Encoded encoded(Input input, Encoding with) {
        try {
            return with.encode(input, rows);
        } catch (RuntimeException defect) {
            // Met again in the transaction, where it becomes a bad row.
            LOGGER.atDebug().setCause(defect).log("a record could not be encoded");
            return new Encoded.Deferred();
        }
    }

    /** All records, in the order of reading. */
    public List<Input> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /** How many records. */
    public int size() {
        return inputs.size();
    }

    /** Whether there is no record. */
    public boolean isEmpty() {
        return inputs.isEmpty();
    }

    /** What records and rows take, about. */
    public long bytes() {
        return bytes;
    }

    /** When the newest record was sent, in milliseconds since 1970. */
    public long newestMillis() {
        return newestMillis;
    }

    /** The first offset of each partition that is not in the batch. */
    public Map<Source, Long> next() {
        return next;
    }

    /** Says by which right a partition's records may be written: its claim before this batch. */
    public void claim(Source partition, Claim claim) {
        claims.put(partition, claim);
    }

    /** How far the batch goes; all its partitions were claimed. */
    public List<Advance> advances() {
        var advances = new ArrayList<Advance>(next.size());
        next.forEach(
                (source, offset) ->
                        advances.add(
                                new Advance(
                                        source.topic(),
                                        source.partition(),
                                        claimOf(source),
                                        offset)));
        return advances;
    }

    private Claim claimOf(Source source) {
        return Objects.requireNonNull(claims.get(source), () -> source + " is not claimed");
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

    /** Forgets all rows: the tables may have changed, the next transaction looks at them. */
    public void makeAnew() {
        rows = new RowBatch();
        ready = new ArrayList<>(0);
        deferred = new ArrayList<>(inputs);
        bytes = inputs.stream().mapToLong(Input::size).sum();
    }

    /** The same without some partitions' records. */
    public EncodedBatch without(Collection<Source> partitions) {
        var rest = new EncodedBatch(encoding);
        for (var input : inputs) {
            if (!partitions.contains(input.source())) {
                rest.add(input);
            }
        }
        return rest;
    }

    /**
     * The same records in two batches without rows, to be written one after the other.
     *
     * @return two; there are at least two records
     */
    public List<EncodedBatch> halves() {
        var first = new EncodedBatch(encoding);
        var second = new EncodedBatch(encoding);
        for (int i = 0; i < inputs.size(); i++) {
            (i < inputs.size() / 2 ? first : second).note(inputs.get(i));
        }
        first.makeAnew();
        second.makeAnew();
        first.next.keySet().forEach(source -> first.claim(source, claimOf(source)));
        for (var source : second.next.keySet()) {
            var written = first.next.get(source);
            var claim = claimOf(source);
            second.claim(source, written == null ? claim : claim.advancedTo(written));
        }
        return List.of(first, second);
    }
}
