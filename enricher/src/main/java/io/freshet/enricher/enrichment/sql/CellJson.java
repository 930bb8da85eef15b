package io.freshet.enricher.enrichment.sql;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.NumberText;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A cell of a row as JSON. What is no plain number, flag or text of Java is read as JSON if its
 * text is some: a {@code numeric} keeps its digits, a {@code json} becomes what it holds.
 */
final class CellJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter START_OF_DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private CellJson() {}

    /**
     * Converts a cell.
     *
     * @param cell as the driver gives it
     * @param columnClass name of the class that the driver announces for the column; only what is
     *     announced as text stays text whatever it looks like
     */
    static JsonNode of(@Nullable Object cell, String columnClass) throws SQLException {
        if (cell == null) {
            return NODES.nullNode();
        }
        if (cell instanceof String text && columnClass.equals(String.class.getName())) {
            return NODES.stringNode(text);
        }
        if (cell instanceof SQLXML xml) {
            return NODES.stringNode(xml.getString());
        }
        if (cell instanceof Integer || cell instanceof Long) {
            return NODES.numberNode(((Number) cell).longValue());
        }
        if (cell instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (cell instanceof Double || cell instanceof Float) {
            return ofDouble(((Number) cell).doubleValue());
        }
        if (cell instanceof Date date) {
            // Snowplow: a day is the instant it begins, in the time zone of the process.
            var start = Instant.ofEpochMilli(date.getTime()).atZone(ZoneId.systemDefault());
            return NODES.stringNode(START_OF_DAY.format(start));
        }
        if (cell instanceof byte[] bytes) {
            return NODES.stringNode("\\x" + HexFormat.of().formatHex(bytes));
        }
        return ofText(cell.toString());
    }

    private static JsonNode ofDouble(double number) {
        return Double.isFinite(number)
                ? NumberText.node(Double.toString(number))
                : NODES.nullNode();
    }

    private static JsonNode ofText(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson plain) {
            return NODES.stringNode(text);
        }
    }
}
