package io.freshet.iglu.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

    @Test
    void aTableAsItShouldBeNeedsNothing() {
        var table = table(column("a", SqlType.varchar(5), false));

        assertThat(statements(table, property("a", SqlType.varchar(5), false))).isEmpty();
    }

    @Test
    void whatIsMissingIsAddedNullable() {
        assertThat(statements(table(), property("a.b", SqlType.DOUBLE, false)))
                .containsExactly("ADD COLUMN \"a.b\" DOUBLE PRECISION");
    }

    @Test
    void textsGrowAndNeverShrink() {
        var table =
                table(
                        column("longer", SqlType.varchar(5), true),
                        column("shorter", SqlType.varchar(50), true),
                        column("unlimited", SqlType.varchar(5), true));

        assertThat(
                        statements(
                                table,
                                property("longer", SqlType.varchar(10), true),
                                property("shorter", SqlType.varchar(10), true),
                                property("unlimited", SqlType.TEXT, true)))
                .containsExactly(
                        "ALTER COLUMN \"longer\" TYPE VARCHAR(10)",
                        "ALTER COLUMN \"unlimited\" TYPE TEXT");
    }

    @Test
    void integersGetMoreBitsAndTextsOfExactLengthRoomByRewriting() {
        var table =
                table(
                        column("a", SqlType.INTEGER, true),
                        column("b", SqlType.character(5), true),
                        column("c", new SqlType(SqlType.Kind.SMALLINT, 0), true));

        assertThat(
                        statements(
                                table,
                                property("a", SqlType.BIGINT, true),
                                property("b", SqlType.varchar(10), true),
                                property("c", SqlType.INTEGER, true)))
                .containsExactly(
                        "ALTER COLUMN \"a\" TYPE BIGINT",
                        "ALTER COLUMN \"b\" TYPE VARCHAR(10) USING rpad(\"b\"::text, 5)",
                        "ALTER COLUMN \"c\" TYPE INTEGER");
    }

    @Test
    void columnsStayThatNoTypeHoldsTogetherWithTheNewOne() {
        var table =
                table(
                        column("a", SqlType.BIGINT, true),
                        column("b", SqlType.JSONB, true),
                        column("c", SqlType.INTEGER, true),
                        column("d", SqlType.character(5), true));

        assertThat(
                        statements(
                                table,
                                property("a", SqlType.INTEGER, true),
                                property("b", SqlType.varchar(3), true),
                                property("c", SqlType.DOUBLE, true),
                                property("d", SqlType.varchar(4), true)))
                .isEmpty();
    }

    @Test
    void aColumnThatNeedNotHaveAValueLosesItsNotNullAndNeverGetsItBack() {
        var table = table(column("a", SqlType.INTEGER, false), column("gone", SqlType.DATE, false));

        assertThat(statements(table, property("a", SqlType.INTEGER, true)))
                .containsExactly(
                        "ALTER COLUMN \"a\" DROP NOT NULL", "ALTER COLUMN \"gone\" DROP NOT NULL");
        assertThat(
                        statements(
                                table(column("a", SqlType.INTEGER, true)),
                                property("a", SqlType.INTEGER, false)))
                .isEmpty();
    }

    @Test
    void metaColumnsAreAddedToATableThatWasMadeWithoutThem() {
        assertThat(SchemaMigration.between(List.of(), new SchemaColumns(List.of())))
                .extracting(SchemaMigration.Change::column)
                .containsExactly(
                        "schema_vendor",
                        "schema_name",
                        "schema_format",
                        "schema_version",
                        "root_id",
                        "root_tstamp");
    }

    private static List<String> statements(List<TableColumn> table, SchemaColumn... properties) {
        return SchemaMigration.between(table, new SchemaColumns(List.of(properties))).stream()
                .map(SchemaMigration.Change::toSql)
                .toList();
    }

    private static List<TableColumn> table(TableColumn... columns) {
        var table = new ArrayList<TableColumn>();
        for (var meta : MetaColumn.values()) {
            table.add(column(meta.column(), meta.type(), true));
        }
        table.addAll(List.of(columns));
        return table;
    }

    private static TableColumn column(String name, SqlType type, boolean nullable) {
        return new TableColumn(name, type, nullable);
    }

    private static SchemaColumn property(String name, SqlType type, boolean nullable) {
        return new SchemaColumn(name, type, nullable, List.of(name));
    }
}
