package io.freshet.webapp.http;

import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Lists as RFC 4180 says, one header line first. Texts that a spreadsheet would take for a formula
 * are led by an apostrophe; nested values are JSON texts.
 */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String of(Answer.Table table) {
        var columns = table.columns().isEmpty() ? met(table.rows()) : table.columns();
        var text = new StringBuilder();
        line(text, columns);
        for (var row : table.rows()) {
            line(text, columns.stream().map(column -> value(row.path(column))).toList());
        }
        return text.toString();
    }

    private static List<String> met(JsonNode rows) {
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> names.addAll(row.propertyNames()));
        return new ArrayList<>(names);
    }

    private static String value(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isString()) {
            return Json.print(node);
        }
        var text = node.asString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void line(StringBuilder into, List<String> cells) {
        into.append(cells.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
