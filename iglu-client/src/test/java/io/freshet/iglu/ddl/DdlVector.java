package io.freshet.iglu.ddl;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A recorded case of schemas and the columns that the reference makes of them. */
record DdlVector(String id, JsonNode json) {

    static List<DdlVector> of(List<String> lines) {
        return lines.stream().map(DdlVector::read).toList();
    }

    static DdlVector read(String line) {
        try {
            var json = Json.parse(line);
            return new DdlVector(json.path("id").asString(), json);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(e);
        }
    }

    List<JsonNode> schemas() {
        return schemas(Integer.MAX_VALUE);
    }

    /** The first so many versions. */
    List<JsonNode> schemas(int count) {
        var schemas = new ArrayList<JsonNode>();
        for (var schema : json.path("schemas")) {
            if (schemas.size() < count) {
                schemas.add(schema);
            }
        }
        return schemas;
    }

    TableName tableName() {
        var self = json.path("schemas").path(0).path("self");
        var model = self.path("version").asString().split("-")[0];
        return new TableName(
                self.path("vendor").asString(),
                self.path("name").asString(),
                Integer.parseInt(model));
    }

    static List<String> lines(JsonNode columns) {
        var lines = new ArrayList<String>();
        for (var column : columns) {
            lines.add(
                    line(
                            column.path("name").asString(),
                            column.path("type").asString(),
                            column.path("nullable").asBoolean(),
                            column.path("pointer").asString()));
        }
        return lines;
    }

    static List<String> lines(SchemaColumns columns) {
        return columns.columns().stream()
                .map(c -> line(c.name(), c.type().toSql(), c.nullable(), c.pointer()))
                .toList();
    }

    private static String line(String name, String type, boolean nullable, String pointer) {
        return name + " " + type + (nullable ? " NULL" : " NOT NULL") + " " + pointer;
    }

    @Override
    public String toString() {
        return id;
    }
}
