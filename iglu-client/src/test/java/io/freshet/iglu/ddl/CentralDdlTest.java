package io.freshet.iglu.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Tables for Iglu Central's schemas. Where ours differ from the reference's, it must be for one of
 * the reasons that {@link Difference} lists; how often each occurs is counted.
 */
class CentralDdlTest {

    private static final String MIGRATIONS = "loader-pg/migration-vectors-public.ndjson";

    @Test
    void tablesAreTheReferencesButForWhatLaterVersionsRelaxAndForStrayColumns() {
        var differences = new EnumMap<Difference, Integer>(Difference.class);
        int equal = 0;
        for (var vector : vectors("loader-pg/ddl-vectors-public.ndjson")) {
            var columns = SchemaColumns.of(vector.schemas());
            assertThat(vector.tableName().full()).isEqualTo(vector.json().path("table").asString());
            var found = Difference.between(vector.id(), vector.json().path("columns"), columns);
            found.forEach(difference -> differences.merge(difference, 1, Integer::sum));
            if (found.isEmpty()) {
                equal++;
                assertThat(TableDdl.create("atomic", vector.tableName().full(), columns))
                        .isEqualTo(vector.json().path("expected_ddl").asString());
            }
        }

        assertThat(equal).isEqualTo(73);
        assertThat(differences)
                .isEqualTo(Map.of(Difference.STRAY, 7, Difference.KEPT, 1, Difference.LENGTH, 1));
    }

    @Test
    void eachVersionAddsTheColumnsThatTheReferenceMeantToAddAndWidensThem() {
        var differences = new EnumMap<Difference, Integer>(Difference.class);
        for (var vector : vectors(MIGRATIONS)) {
            int count = 0;
            var types = new HashMap<String, SqlType>();
            for (var after : vector.json().path("table_columns_after_each_version")) {
                for (var column : after.path("columns")) {
                    types.putIfAbsent(column.path("pointer").asString(), type(column, "type"));
                }
                if (count > 0) {
                    widen(types, vector.json().path("steps").path(count - 1).path("modified"));
                }
                var columns = SchemaColumns.of(vector.schemas(++count));
                var found = Difference.between(vector.id(), after.path("columns"), columns);
                found.forEach(difference -> differences.merge(difference, 1, Integer::sum));
                for (var column : columns.columns()) {
                    var type = types.getOrDefault(column.pointer(), SqlType.JSONB);
                    assertThat(column.type()).as(vector.id() + " " + column).isEqualTo(type);
                }
            }
        }
        assertThat(differences)
                .isEqualTo(
                        Map.of(
                                Difference.STRAY, 4,
                                Difference.KEPT, 2,
                                Difference.LENGTH, 2,
                                Difference.INTEGER, 1,
                                Difference.NULLABLE, 2));
    }

    @Test
    void migrationsMakeWhatTheReferenceMeantToMake() {
        for (var vector : vectors(MIGRATIONS)) {
            if (Json.print(vector.json()).contains("/additional")) {
                continue; // the reference means to add stray columns
            }
            int count = 0;
            for (var step : vector.json().path("steps")) {
                var table = table(SchemaColumns.of(vector.schemas(++count)));
                var target = SchemaColumns.of(vector.schemas());

                var changes = SchemaMigration.between(table, target);

                var added = new ArrayList<String>();
                for (var change : changes) {
                    if (change instanceof SchemaMigration.AddColumn add) {
                        added.add(add.column() + " " + add.type());
                    }
                }
                assertThat(added).as(vector.id()).isEqualTo(added(step));
            }
        }
    }

    private static List<String> added(JsonNode step) {
        var added = new ArrayList<String>();
        for (var column : step.path("added")) {
            added.add(column.path("name").asString() + " " + column.path("type").asString());
        }
        return added;
    }

    private static void widen(Map<String, SqlType> types, JsonNode modified) {
        for (var column : modified) {
            var to = type(column, "to_type");
            types.computeIfPresent(
                    column.path("pointer").asString(),
                    (pointer, type) -> type.join(to).orElse(type));
        }
    }

    private static SqlType type(JsonNode column, String field) {
        var type = column.path(field).asString();
        var length = type.replaceAll("\\D", "");
        var kind = type.replaceAll("\\(\\d+\\)", "");
        return kind.equals("DOUBLE PRECISION")
                ? SqlType.DOUBLE
                : new SqlType(
                        SqlType.Kind.valueOf(kind),
                        length.isEmpty() ? 0 : Integer.parseInt(length));
    }

    private static List<TableColumn> table(SchemaColumns columns) {
        var table = new ArrayList<TableColumn>();
        for (var meta : MetaColumn.values()) {
            table.add(new TableColumn(meta.column(), meta.type(), true));
        }
        for (var column : columns.columns()) {
            table.add(new TableColumn(column.name(), column.type(), column.nullable()));
        }
        return table;
    }

    private static List<DdlVector> vectors(String name) {
        var file = TestData.external(name);
        assumeTrue(file.isPresent(), name + " is not here");
        return DdlVector.of(TestData.lines(file.orElseThrow()));
    }
}
