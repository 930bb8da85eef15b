package io.freshet.iglu.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

    @Test
    void aNameThatWasGivenStaysWhateverBecomesKnownLater() {
        var later = columns("foo_bar", "fooBar");
        assertThat(names(later)).containsExactly("foo_bar", "foo_bar_e2c6fe46");

        var inTable = later.in(Map.of("/fooBar", "foo_bar"), Set.of("foo_bar"));

        assertThat(names(inTable)).containsExactly("foo_bar_c29c3738", "foo_bar");
    }

    @Test
    void aDistinctNameIsFoundAgainInATableOfWhichNothingElseIsKnown() {
        var existing = Set.of("foo_bar", "foo_bar_c29c3738");

        var inTable = columns("foo_bar", "fooBar").in(Map.of(), existing);

        assertThat(names(inTable)).containsExactly("foo_bar_c29c3738", "foo_bar");
    }

    @Test
    void namesDoNotDependOnTheOrderOfArrivalOnceTheyAreGiven() {
        var properties = new ArrayList<>(List.of("a-b", "aB", "a_b", "a_B", "root_id", "rootId"));
        var given = new HashMap<String, String>();
        for (var column : columns(properties.toArray(String[]::new)).columns()) {
            given.put(column.dataPointer(), column.name());
        }
        assertThat(given.values())
                .doesNotHaveDuplicates()
                .contains("a_b")
                .doesNotContain("root_id");

        for (int i = 0; i < properties.size(); i++) {
            Collections.rotate(properties, 1);
            var columns = columns(properties.toArray(String[]::new)).in(given, Set.of());
            assertThat(columns.columns())
                    .allMatch(column -> column.name().equals(given.get(column.dataPointer())));
        }
    }

    @Test
    void columnsOfJsonBelongToNoProperty() {
        var columns = columns("price", "price__jsonb", "unknown__jsonb", "unknown");

        assertThat(names(columns))
                .containsExactly(
                        "price", "price__jsonb_7bdb52d2", "unknown__jsonb_5e911480", "unknown");
        assertThat(columns.columns().stream().map(columns::sideName))
                .doesNotHaveDuplicates()
                .doesNotContain(SchemaColumns.unknownName())
                .doesNotContainAnyElementsOf(names(columns))
                .contains("price__jsonb")
                .allMatch(name -> name.endsWith("__jsonb"));
    }

    @Test
    void namesBesideLongColumnsAreDistinctAndFit() {
        var columns = columns("a".repeat(60), "a".repeat(59) + "b", "é".repeat(31), "a".repeat(56));

        assertThat(columns.columns().stream().map(columns::sideName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= 63)
                .allMatch(name -> name.endsWith("__jsonb"))
                .contains("a".repeat(56) + "__jsonb");
    }

    @Test
    void whatPostgresCannotHaveInANameIsLeftOut() {
        assertThat(names(columns("a\0b", "c\ud800d", "\0"))).containsExactly("ab", "c\ufffdd", "_");
    }

    private static SchemaColumns columns(String... properties) {
        var columns = new ArrayList<SchemaColumn>();
        for (var property : properties) {
            columns.add(new SchemaColumn("?", SqlType.JSONB, true, List.of(property)));
        }
        return new SchemaColumns(columns).in(Map.of(), Set.of());
    }

    private static List<String> names(SchemaColumns columns) {
        return columns.columns().stream().map(SchemaColumn::name).toList();
    }
}
