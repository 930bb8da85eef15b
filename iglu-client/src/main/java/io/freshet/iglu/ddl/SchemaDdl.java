package io.freshet.iglu.ddl;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says which table the loader makes for a schema; what {@code freshet schema ddl} prints. */
public final class SchemaDdl {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final IgluClient client;
    private final String dbSchema;

    /**
     * Uses these registries.
     *
     * @param dbSchema database schema of the tables, usually {@code atomic}
     */
    public SchemaDdl(IgluClient client, String dbSchema) {
        this.client = client;
        this.dbSchema = dbSchema;
    }

    /**
     * The table of the schema's model.
     *
     * @param uri any version of the model, {@code iglu:vendor/name/format/M-R-A}
     * @return {@code {"schema","table","columns":[{"name","type","nullable"}],"ddl"}}, where
     *     columns leave out the meta columns, or {@code {"schema","error"}}
     */
    public ObjectNode describe(String uri) {
        var answer = NODES.objectNode();
        answer.put("schema", uri);
        var parsed = SchemaKey.parse(uri);
        if (parsed.key().isEmpty()) {
            answer.put("error", parsed.error().name());
            return answer;
        }
        var key = parsed.key().get();
        var search = SchemaModel.find(client, key);
        if (search instanceof SchemaModel.Missing missing) {
            answer.set("error", missing.error());
            return answer;
        }
        var columns = ((SchemaModel.Found) search).model().columns();
        var table = new TableName(key.vendor(), key.name(), key.version().model()).preferred();
        answer.put("table", table);
        answer.set("columns", describe(columns));
        answer.put("ddl", TableDdl.create(dbSchema, table, columns));
        return answer;
    }

    private static JsonNode describe(SchemaColumns columns) {
        var described = NODES.arrayNode();
        for (var column : columns.columns()) {
            described
                    .addObject()
                    .put("name", column.name())
                    .put("type", column.type().toSql())
                    .put("nullable", column.nullable());
        }
        return described;
    }
}
