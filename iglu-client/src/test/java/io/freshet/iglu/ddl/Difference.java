package io.freshet.iglu.ddl;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Why a column is not the reference's; each stands in docs/reference/compatibility/loader-pg.md.
 */
enum Difference {
    /** The reference has a column for {@code additionalProperties} or {@code additionalItems}. */
    STRAY,
    /** An object that a later version gives properties keeps its column of JSON. */
    KEPT,
    /** A later version allows longer texts. */
    LENGTH,
    /** A later version allows greater integers. */
    INTEGER,
    /**
     * A later version does not require it, or was the first to have it, or its parent is nullable.
     */
    NULLABLE,
    /** The name has more than 63 bytes or is another one's too. */
    NAME;

    /**
     * Compares a table.
     *
     * @throws AssertionError where a difference is none of these
     */
    static Set<Difference> between(String id, JsonNode expected, SchemaColumns actual) {
        var ours =
                actual.columns().stream()
                        .collect(Collectors.toMap(SchemaColumn::pointer, Function.identity()));
        var found = EnumSet.noneOf(Difference.class);
        var pointers = new ArrayList<String>();
        for (var column : expected) {
            found.addAll(of(id, column, ours));
            pointers.add(column.path("pointer").asString());
        }
        for (var our : ours.values()) {
            if (!pointers.contains(our.pointer())) {
                found.add(ofOursOnly(id, our, pointers));
            }
        }
        return found;
    }

    private static Difference ofOursOnly(String id, SchemaColumn our, List<String> theirs) {
        if (theirs.stream().anyMatch(one -> one.startsWith(our.pointer() + "/additional"))) {
            return STRAY;
        }
        boolean kept = theirs.stream().anyMatch(one -> one.startsWith(our.pointer() + "/prop"));
        require(kept && our.type().equals(SqlType.JSONB), id, MissingNode.getInstance(), our);
        return KEPT;
    }

    private static Set<Difference> of(String id, JsonNode column, Map<String, SchemaColumn> ours) {
        var found = EnumSet.noneOf(Difference.class);
        var pointer = column.path("pointer").asString();
        var our = ours.get(pointer);
        if (our == null && pointer.contains("/additional")) {
            found.add(STRAY);
            return found;
        }
        if (our == null) {
            throw new AssertionError(id + " lacks " + column);
        }
        var name = column.path("name").asString();
        if (!our.name().equals(name)) {
            require(
                    our.name().startsWith(name.substring(0, Math.min(9, name.length()))),
                    id,
                    column,
                    our);
            found.add(NAME);
        }
        var type = column.path("type").asString();
        if (!our.type().toSql().equals(type)) {
            found.add(ofType(id, column, our, type));
        }
        if (our.nullable() != column.path("nullable").asBoolean()) {
            require(our.nullable(), id, column, our);
            found.add(NULLABLE);
        }
        return found;
    }

    private static Difference ofType(String id, JsonNode column, SchemaColumn our, String type) {
        if (our.type().equals(SqlType.BIGINT)) {
            require(type.equals("INTEGER"), id, column, our);
            return INTEGER;
        }
        require(type.matches("(VAR)?CHAR\\(\\d+\\)") && our.type().isText(), id, column, our);
        int length = Integer.parseInt(type.replaceAll("\\D", ""));
        require(our.type().length() == 0 || our.type().length() > length, id, column, our);
        return LENGTH;
    }

    private static void require(boolean condition, String id, JsonNode theirs, SchemaColumn ours) {
        if (!condition) {
            throw new AssertionError(id + ": " + theirs + " is " + ours);
        }
    }
}
