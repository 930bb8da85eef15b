package io.freshet.iglu.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What brings a table to the columns it should have without losing a value: columns added
 * (nullable), texts made longer, NOT NULL dropped, which is cheap at any size; and columns
 * rewritten with a wider type, which is not. A column of any other type stays as it is; what it
 * cannot hold goes to the column beside it ({@link SchemaColumns#sideName}).
 */
public final class SchemaMigration {

    private SchemaMigration() {}

    /** One step. */
    public sealed interface Change {

        /** The column that is changed or made. */
        String column();

        /** The step as SQL, to be put behind {@code ALTER TABLE t}. */
        String toSql();
    }

    /**
     * A new, nullable column at the end.
     *
     * @param column its name
     * @param type its type
     */
    public record AddColumn(String column, SqlType type) implements Change {
        @Override
        public String toSql() {
            return "ADD COLUMN " + SqlName.quote(column) + " " + type.toSql();
        }
    }

    /**
     * A text column that takes longer texts.
     *
     * @param column its name
     * @param type its new type
     */
    public record Widen(String column, SqlType type) implements Change {
        @Override
        public String toSql() {
            return "ALTER COLUMN " + SqlName.quote(column) + " TYPE " + type.toSql();
        }
    }

    /**
     * A column that gets a wider type, every row of it written anew while nobody can read the
     * table: an integer more bits, a text of exact length room for others.
     *
     * @param column its name
     * @param from its type
     * @param type its new type
     */
    public record Rewrite(String column, SqlType from, SqlType type) implements Change {
        @Override
        public String toSql() {
            var sql = "ALTER COLUMN " + SqlName.quote(column) + " TYPE " + type.toSql();
            // A plain cast would take the blanks that such a text ends with
            return from.kind() == SqlType.Kind.CHAR
                    ? sql
                            + " USING rpad("
                            + SqlName.quote(column)
                            + "::text, "
                            + from.length()
                            + ")"
                    : sql;
        }
    }

    /**
     * A column that need not have a value any more.
     *
     * @param column its name
     */
    public record DropNotNull(String column) implements Change {
        @Override
        public String toSql() {
            return "ALTER COLUMN " + SqlName.quote(column) + " DROP NOT NULL";
        }
    }

    /**
     * The steps from a table as it is to the columns of a schema model, meta columns included.
     *
     * @param table all columns the table has, in any order
     */
    public static List<Change> between(Collection<TableColumn> table, SchemaColumns target) {
        var wanted = new ArrayList<TableColumn>();
        for (var meta : MetaColumn.values()) {
            wanted.add(new TableColumn(meta.column(), meta.type(), true));
        }
        for (var column : target.columns()) {
            wanted.add(new TableColumn(column.name(), column.type(), column.nullable()));
        }
        return between(table, wanted);
    }

    /** As {@link #between(Collection, SchemaColumns)} for any list of wanted columns. */
    public static List<Change> between(
            Collection<TableColumn> table, Collection<TableColumn> wanted) {
        Map<String, TableColumn> existing =
                table.stream().collect(Collectors.toMap(TableColumn::name, Function.identity()));
        var changes = new ArrayList<Change>();
        var required = new HashSet<String>();
        for (var column : wanted) {
            var found = existing.get(column.name());
            if (found == null) {
                changes.add(new AddColumn(column.name(), column.type()));
                continue;
            }
            if (isLonger(column.type(), found.type())) {
                changes.add(new Widen(column.name(), column.type()));
            } else if (isWider(column.type(), found.type())) {
                changes.add(new Rewrite(column.name(), found.type(), column.type()));
            }
            if (!column.nullable()) {
                required.add(column.name());
            }
        }
        for (var column : table) {
            if (!column.nullable() && !required.contains(column.name())) {
                changes.add(new DropNotNull(column.name()));
            }
        }
        return changes;
    }

    /** Only varchar grows without a rewrite of the table. */
    private static boolean isLonger(SqlType wanted, SqlType found) {
        return found.kind() == SqlType.Kind.VARCHAR
                && (wanted.kind() == SqlType.Kind.TEXT
                        || (wanted.isText() && wanted.length() > found.length()));
    }

    private static boolean isWider(SqlType wanted, SqlType found) {
        return switch (found.kind()) {
            case SMALLINT -> wanted.equals(SqlType.INTEGER) || wanted.equals(SqlType.BIGINT);
            case INTEGER -> wanted.equals(SqlType.BIGINT);
            case CHAR ->
                    wanted.kind() == SqlType.Kind.TEXT
                            || (wanted.kind() == SqlType.Kind.VARCHAR
                                    && wanted.length() >= found.length());
            default -> false;
        };
    }
}
