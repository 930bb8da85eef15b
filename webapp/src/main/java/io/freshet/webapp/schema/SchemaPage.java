package io.freshet.webapp.schema;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.ddl.SchemaModel;
import io.freshet.iglu.ddl.TableName;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.schema.SchemaUse.Use;
import io.freshet.webapp.sql.Database;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET schemas/{vendor}/{name}/{format}/{version}}: one schema, its fields, and the table
 * that the loader makes for its MODEL.
 */
public final class SchemaPage implements Endpoint {

    private static final Use NEVER = new Use(0, 0, 0);

    /** Rows are counted one by one up to here; beyond, Postgres' own estimate will do. */
    private static final long COUNTED = 1_000_000;

    private static final String EXISTS = "select to_regclass(?) is not null as found";
    private static final String ESTIMATE =
            """
            select greatest(sum(c.reltuples), 0)::bigint as rows
              from pg_partition_tree(?::regclass) t join pg_class c on c.oid = t.relid
             where t.isleaf""";

    private final SchemaShelf shelf;
    private final SchemaUse used;
    private final Optional<Database> database;

    /**
     * @param database where the tables are; empty where none is configured
     */
    public SchemaPage(SchemaShelf shelf, SchemaUse used, Optional<Database> database) {
        this.shelf = shelf;
        this.used = used;
        this.database = database;
    }

    @Override
    public Answer answer(Request request) {
        var key = key(request);
        var schema = shelf.schema(key);
        var body = JsonNodeFactory.instance.objectNode().put("uri", key.toUri());
        body.set("schema", schema);
        body.set("fields", SchemaFields.of(schema));
        versions(key, body);
        var use = used.use().getOrDefault(key.toUri(), NEVER);
        body.put("seen", use.seen()).put("bad", use.bad());
        table(key, body);
        return Answer.json(body)
                .table("fields", "path", "type", "required", "constraints", "description")
                .table("columns", "column", "type", "nullable");
    }

    private static SchemaKey key(Request request) {
        var uri =
                String.join(
                        "/",
                        request.part("vendor"),
                        request.part("name"),
                        request.part("format"),
                        request.part("version"));
        return SchemaKey.parse("iglu:" + uri)
                .key()
                .orElseThrow(
                        () ->
                                Refusal.badRequest(
                                        uri + " is no schema",
                                        "ask for vendor/name/jsonschema/1-0-0"));
    }

    private void versions(SchemaKey key, ObjectNode body) {
        var versions = new TreeSet<SchemaKey>();
        versions.add(key);
        shelf.iglu().known().stream()
                .filter(other -> isSameName(other, key))
                .forEach(versions::add);
        var list = body.putArray("versions");
        versions.forEach(version -> list.add(version.version().toString()));
    }

    private static boolean isSameName(SchemaKey one, SchemaKey other) {
        return one.vendor().equals(other.vendor())
                && one.name().equals(other.name())
                && one.format().equals(other.format());
    }

    private void table(SchemaKey key, ObjectNode body) {
        if (!(SchemaModel.find(shelf.iglu(), key) instanceof SchemaModel.Found found)) {
            return;
        }
        var columns = body.putArray("columns");
        for (var column : found.model().columns().columns()) {
            columns.addObject()
                    .put("column", column.name())
                    .put("type", column.type().toSql())
                    .put("nullable", column.nullable());
        }
        var table = new TableName(key.vendor(), key.name(), key.version().model()).preferred();
        body.put("table", database.map(db -> db.schema() + "." + table).orElse(table));
        database.ifPresent(db -> rows(db, table, body));
    }

    private static void rows(Database database, String table, ObjectNode body) {
        var name = database.qualified(table);
        try {
            var exists = database.rows(EXISTS, name).path(0).path("found").asBoolean();
            body.put("exists", exists);
            if (exists) {
                body.put("rows", count(database, name));
            }
        } catch (Refusal databaseAway) {
            // the schema can be shown without its rows
            return;
        }
    }

    private static long count(Database database, String name) {
        var sql = "select count(*) as rows from (select from " + name + " limit " + COUNTED + ") t";
        var counted = rowsOf(database.rows(sql));
        return counted < COUNTED
                ? counted
                : Math.max(COUNTED, rowsOf(database.rows(ESTIMATE, name)));
    }

    private static long rowsOf(JsonNode answer) {
        return answer.path(0).path("rows").asLong(0);
    }
}
