package io.freshet.loader.pg.copy;

import io.freshet.event.json.Json;
import io.freshet.loader.pg.TestEvents;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks for the values of an entity in its row, as {@code freshet.columns} says where they are. */
final class StoredValues {

    private record Column(String name, String pointer) {}

    private final LoadingDatabase db;
    private final String table;
    private final List<Column> columns;
    private final Map<String, JsonNode> rows;

    private StoredValues(
            LoadingDatabase db, String table, List<Column> columns, Map<String, JsonNode> rows) {
        this.db = db;
        this.table = table;
        this.columns = columns;
        this.rows = rows;
    }

    /** All rows of a model's table, which has one for each event. */
    static StoredValues of(LoadingDatabase db, String vendor, String name, int model) {
        var table =
                db.query(
                                "SELECT table_name FROM freshet.tables WHERE schema_vendor = '"
                                        + vendor
                                        + "' AND schema_name = '"
                                        + name
                                        + "' AND schema_model = "
                                        + model)
                        .get(0);
        var columns =
                db
                        .query(
                                "SELECT to_jsonb(c) FROM freshet.columns c WHERE table_name = '"
                                        + table
                                        + "'")
                        .stream()
                        .map(TestEvents::json)
                        .map(c -> new Column(text(c, "column_name"), text(c, "pointer")))
                        .toList();
        var rows =
                db.query("SELECT to_jsonb(t) FROM atomic.\"" + table + "\" t").stream()
                        .map(TestEvents::json)
                        .collect(Collectors.toMap(row -> text(row, "root_id"), row -> row));
        return new StoredValues(db, table, columns, rows);
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).stringValue();
    }

    int rows() {
        return rows.size();
    }

    /** Pointers of values of an event's entity that are nowhere in its row. */
    List<String> missing(String eventId, JsonNode data) {
        var missing = new ArrayList<String>();
        var row = rows.get(eventId);
        if (row == null) {
            return List.of("the row");
        }
        look(row, data, "", missing);
        return missing;
    }

    /** What a failed test shows. */
    String describe(String eventId) {
        return Json.print(rows.get(eventId))
                + "\n"
                + columns
                + "\n"
                + db.query(
                        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attnum > 0"
                                + " AND attrelid = 'atomic."
                                + table
                                + "'::regclass ORDER BY attnum");
    }

    private void look(JsonNode row, JsonNode value, String pointer, List<String> missing) {
        if (value.isNull() || isStored(row, value, pointer)) {
            return;
        }
        if (value.isObject()) {
            for (var property : value.properties()) {
                var step = property.getKey().replace("~", "~0").replace("/", "~1");
                look(row, property.getValue(), pointer + "/" + step, missing);
            }
            return;
        }
        missing.add(pointer + " " + Json.print(value));
    }

    private boolean isStored(JsonNode row, JsonNode value, String pointer) {
        for (var column : columns) {
            if (pointer.equals(column.pointer()) || pointer.startsWith(column.pointer() + "/")) {
                var cell = row.path(column.name());
                var rest = pointer.substring(column.pointer().length());
                var found = rest.isEmpty() ? cell : cell.at(rest);
                if (isSame(value, found)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSame(JsonNode value, JsonNode cell) {
        if (value.isNumber() && cell.isNumber()) {
            return isSameNumber(number(value), number(cell));
        }
        if (value.isString() && cell.isString()) {
            var text = value.stringValue();
            return text.equals(cell.stringValue())
                    || text.toLowerCase(Locale.ROOT).equals(cell.stringValue())
                            && text.length() == 36
                    || isSameTime(text, cell.stringValue());
        }
        if (cell.isString()) {
            return Json.print(value).equals(cell.stringValue());
        }
        if (value.isArray() && cell.isArray()) {
            return value.size() == cell.size() && areSame(value, cell);
        }
        if (value.isObject() && cell.isObject()) {
            return value.size() == cell.size()
                    && value.properties().stream()
                            .allMatch(p -> isSame(p.getValue(), cell.path(p.getKey())));
        }
        return value.equals(cell);
    }

    private static boolean areSame(JsonNode value, JsonNode cell) {
        var others = cell.iterator();
        return StreamSupport.stream(value.spliterator(), false)
                .allMatch(one -> isSame(one, others.next()));
    }

    /** A floating number is printed with as few digits as tell it from its neighbours. */
    private static boolean isSameNumber(BigDecimal value, BigDecimal cell) {
        double number = value.doubleValue();
        boolean isFloating =
                number == cell.doubleValue() && new BigDecimal(number).compareTo(value) == 0;
        return value.compareTo(cell) == 0 || isFloating;
    }

    private static BigDecimal number(JsonNode number) {
        return new BigDecimal(number.asString());
    }

    private static boolean isSameTime(String text, String cell) {
        var instant = instant(text);
        return instant != null && cell.length() >= 19 && instant.equals(instant(cell + "Z"));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
