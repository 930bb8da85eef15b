package io.freshet.loader.pg.row;

import io.freshet.loader.pg.cell.CopyBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of many events, a buffer for each table. One owner, one thread. */
public final class RowBatch {

    private final Map<CopyTarget, CopyBuffer> buffers = new LinkedHashMap<>();
    private final List<Slice> written = new ArrayList<>();
    private @Nullable Slice open;

    /**
     * One row as it stands in its table's buffer.
     *
     * @param target the table
     * @param from first byte
     * @param to byte after the last
     */
    public record Slice(CopyTarget target, int from, int to) {}

    /** The buffers by table, in the order in which tables were met first. */
    public Map<CopyTarget, CopyBuffer> buffers() {
        return buffers;
    }

    /** Starts a row of the event at hand. */
    CopyBuffer begin(CopyTarget target) {
        var buffer = buffers.computeIfAbsent(target, t -> new CopyBuffer());
        open = new Slice(target, buffer.size(), buffer.size());
        return buffer;
    }

    /** Ends the row that was begun last. */
    void end() {
        var row = Objects.requireNonNull(open, "no row was begun");
        written.add(new Slice(row.target(), row.from(), size(row)));
        open = null;
    }

    /** The rows of the event at hand, which is finished. */
    List<Slice> take() {
        var rows = List.copyOf(written);
        written.clear();
        return rows;
    }

    /** Forgets the rows of the event at hand. */
    void forget() {
        if (open != null) {
            forget(open);
            open = null;
        }
        for (int i = written.size() - 1; i >= 0; i--) {
            forget(written.get(i));
        }
        written.clear();
    }

    private void forget(Slice row) {
        Objects.requireNonNull(buffers.get(row.target())).truncate(row.from());
    }

    private int size(Slice row) {
        return Objects.requireNonNull(buffers.get(row.target())).size();
    }
}
