package io.freshet.iglu.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Tables for Iglu Central's schemas. Where ours differ from the reference's, it must be for one of
 * the reasons that {@link #isOnPurpose} knows.
 */
class CentralDdlTest {

    @Test
    void tablesAreTheReferencesButForWhatLaterVersionsRelaxAndForStrayColumns() {
        var vectors = vectors("loader-pg/ddl-vectors-public.ndjson");

        var equal = new ArrayList<String>();
        for (var vector : vectors) {
            var columns = SchemaColumns.of(vector.schemas());
            assertThat(vector.tableName().full()).isEqualTo(vector.json().path("table").asString());
            if (isSame(vector.id(), vector.json().path("columns"), columns)) {
                assertThat(TableDdl.create("atomic", vector.tableName().full(), columns))
                        .isEqualTo(vector.json().path("expected_ddl").asString());
                equal.add(vector.id());
            }
        }

        assertThat(equal).hasSizeGreaterThan(vectors.size() * 8 / 10);
    }

    @Test
    void eachVersionAddsTheColumnsThatTheReferenceMeantToAdd() {
        for (var vector : vectors("loader-pg/migration-vectors-public.ndjson")) {
            int count = 0;
            for (var after : vector.json().path("table_columns_after_each_version")) {
                var columns = SchemaColumns.of(vector.schemas(++count));
                isSame(vector.id() + " " + count, after.path("columns"), columns);
            }
        }
    }

    @Test
    void migrationsMakeWhatTheReferenceMeantToMake() {
        for (var vector : vectors("loader-pg/migration-vectors-public.ndjson")) {
            if (Json.print(vector.json()).contains("/additional")) {
                continue; // stray columns, see above
            }
            int count = 0;
            for (var step : vector.json().path("steps")) {
                var table = table(SchemaColumns.of(vector.schemas(++count)));
                var target = SchemaColumns.of(vector.schemas());

                var changes = SchemaMigration.between(table, target);

                var added = new ArrayList<String>();
                for (var change : changes) {
                    if (change instanceof SchemaMigration.AddColumn add) {
                        added.add(add.column());
                    }
                }
                var expected = new ArrayList<String>();
                for (var column : step.path("added")) {
                    expected.add(column.path("name").asString());
                }
                assertThat(added).as(vector.id()).isEqualTo(expected);
            }
        }
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

    private static boolean isSame(String id, JsonNode expected, SchemaColumns actual) {
        var theirs = DdlVector.lines(expected);
        var ours = DdlVector.lines(actual);
        if (theirs.equals(ours)) {
            return true;
        }
        var byPointer =
                actual.columns().stream()
                        .collect(Collectors.toMap(SchemaColumn::pointer, Function.identity()));
        assertThat(expected).as(id).allMatch(column -> isOnPurpose(column, byPointer));
        return false;
    }

    /** The same column; or a wider one; or none where the reference has a stray one. */
    private static boolean isOnPurpose(JsonNode column, Map<String, SchemaColumn> ours) {
        var pointer = column.path("pointer").asString();
        if (pointer.contains("/additional")) {
            return !ours.containsKey(pointer);
        }
        var our = ours.get(pointer);
        return our != null
                && our.name().equals(column.path("name").asString())
                && isAtLeast(our.type(), column.path("type").asString())
                && (our.nullable() || !column.path("nullable").asBoolean());
    }

    private static boolean isAtLeast(SqlType our, String their) {
        if (our.toSql().equals(their)) {
            return true;
        }
        if (our.kind() == SqlType.Kind.VARCHAR) {
            var length = their.replaceAll("\\D", "");
            return their.matches("(VAR)?CHAR\\(\\d+\\)") && our.length() > Integer.parseInt(length);
        }
        return our.equals(SqlType.BIGINT) && their.equals("INTEGER");
    }

    private static List<DdlVector> vectors(String name) {
        var file = TestData.external(name);
        assumeTrue(file.isPresent(), name + " is not here");
        return DdlVector.of(TestData.lines(file.orElseThrow()));
    }
}
