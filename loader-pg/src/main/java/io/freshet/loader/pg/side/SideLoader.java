package io.freshet.loader.pg.side;

import io.freshet.event.badrow.EventIdIn;
import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.copy.Advance;
import io.freshet.loader.pg.copy.BadRecord;
import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.offset.OffsetStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Loads one batch of a stream in one transaction: moves the offsets on, writes the rows, delivers
 * bad rows, commits. Every record ends as a row, as a bad row, or, where the database takes no form
 * of it, is dropped with an error in the log. One thread.
 */
public final class SideLoader {

    private static final Logger LOGGER = LoggerFactory.getLogger(SideLoader.class);

    private final SideEncoder encoder;
    private final OffsetStore offsets;
    private final SideWriter writer;
    private final BadRowSink sink;

    /**
     * Puts the parts together.
     *
     * @param sink never used where the encoder makes no bad rows
     */
    public SideLoader(SideTable table, SideEncoder encoder, OffsetStore offsets, BadRowSink sink) {
        this.encoder = encoder;
        this.offsets = offsets;
        this.writer = new SideWriter(table);
        this.sink = sink;
    }

    /**
     * What became of a batch; the sum of all is the number of its records.
     *
     * @param written rows written
     * @param present rows that were there before
     * @param bad records that became bad rows
     * @param dropped records that the database takes in no form
     */
    public record Result(int written, int present, List<BadRecord> bad, int dropped) {}

    /**
     * Loads a batch. After an exception nothing of it is in the database, bad rows may have been
     * delivered, and the connection's transaction must be rolled back.
     *
     * @param blame whether an error that may have other causes is a row's fault
     */
    public Result load(
            Connection connection, List<Input> inputs, List<Advance> advances, boolean blame)
            throws SQLException, Fenced, BadRowSink.Unavailable {
        for (var advance : advances) {
            offsets.advance(
                    connection,
                    advance.topic(),
                    advance.partition(),
                    advance.claim(),
                    advance.nextOffset());
        }
        return new Run(connection, blame).load(inputs);
    }

    private final class Run {

        private final Connection connection;
        private final boolean blame;
        private final List<BadRecord> bad = new ArrayList<>(0);
        private int dropped;

        Run(Connection connection, boolean blame) {
            this.connection = connection;
            this.blame = blame;
        }

        Result load(List<Input> inputs) throws SQLException, BadRowSink.Unavailable {
            var rows = new ArrayList<SideWriter.Pair>(inputs.size());
            for (var input : inputs) {
                add(input, () -> encoder.encode(input), rows);
            }
            var first = writer.write(connection, rows, blame);
            var plainer = new ArrayList<SideWriter.Pair>(0);
            for (var one : first.refused()) {
                add(one.input(), () -> encoder.refused(one.input(), one.reason()), plainer);
            }
            var second = writer.write(connection, plainer, true);
            for (var one : second.refused()) {
                drop(one.input())
                        .addKeyValue("sqlstate", sqlState(one.reason()))
                        .log("dropped, the database takes this record in no form");
            }
            if (!bad.isEmpty()) {
                sink.deliver(bad);
            }
            connection.commit();
            return new Result(
                    first.written() + second.written(),
                    first.present() + second.present(),
                    List.copyOf(bad),
                    dropped);
        }

        private void add(
                Input input, Supplier<Outcome<SideRow>> encoding, List<SideWriter.Pair> rows) {
            try {
                encoding.get()
                        .fold(
                                row -> rows.add(new SideWriter.Pair(input, row)),
                                row -> bad.add(new BadRecord(input, row)));
            } catch (RuntimeException defect) {
                // No bad row: it would meet the same defect when it comes back as a record.
                drop(input).setCause(defect).log("dropped, a defect of ours met this record");
            }
        }

        private LoggingEventBuilder drop(Input input) {
            dropped++;
            var value = input.value();
            var id = EventIdIn.badRow(value).or(() -> EventIdIn.line(value));
            return LOGGER.atError()
                    .addKeyValue("event_id", id.orElse("unknown"))
                    .addKeyValue("topic", input.topic())
                    .addKeyValue("partition", input.partition())
                    .addKeyValue("offset", input.offset());
        }
    }

    /** The rest of the database's words may quote the row. */
    private static String sqlState(String reason) {
        return reason.substring(reason.lastIndexOf(' ') + 1);
    }
}
