package io.freshet.enricher.enrichment.sql;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A cell of a MySQL row as JSON, as it would be had a JDBC driver given it. */
final class MySqlCell {

    private MySqlCell() {}

    static JsonNode json(@Nullable Object cell) {
        try {
            // All texts are announced as such, those of JSON columns too: they stay texts.
            return CellJson.of(asOfJdbc(cell), String.class.getName());
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object asOfJdbc(@Nullable Object cell) {
        if (cell instanceof LocalDate date) {
            var start = date.atStartOfDay(ZoneId.systemDefault()).toInstant();
            return new java.sql.Date(start.toEpochMilli());
        }
        if (cell instanceof ZonedDateTime instant) {
            return Timestamp.from(instant.toInstant());
        }
        if (cell instanceof LocalTime time) {
            return Time.valueOf(time);
        }
        if (cell instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return cell;
    }
}
