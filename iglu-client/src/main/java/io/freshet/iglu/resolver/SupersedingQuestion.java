package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.event.json.Json;
import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.Registry;
import io.freshet.iglu.registry.RegistryError;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Asks for the schema under a key, or for the one that its top-level {@code $supersededBy} names.
 * The successor must be in the same registry and have a greater version; its own {@code
 * $supersededBy} is not followed.
 */
final class SupersedingQuestion implements Question<SchemaKey, ResolvedSchema> {

    private static final String UNDECODED =
            "Error while trying to decode superseding version: DecodingFailure(";
    private static final String WHERE = ", List(DownField($supersededBy)))";

    @Override
    public String vendor(SchemaKey key) {
        return key.vendor();
    }

    @Override
    public Answer<ResolvedSchema> ask(Registry registry, SchemaKey key) {
        return registry.schema(key)
                .fold(schema -> follow(registry, key, schema), Answer.Failed::new);
    }

    @Override
    public String stamp(Registry registry, SchemaKey key) {
        return registry.stamp(key);
    }

    @Override
    public String stampBeyond(Registry registry, SchemaKey key, ResolvedSchema found) {
        return found.supersededBy()
                .map(version -> registry.stamp(withVersion(key, version)))
                .orElse("");
    }

    private static Answer<ResolvedSchema> follow(
            Registry registry, SchemaKey key, JsonNode schema) {
        var successor = schema.get("$supersededBy");
        if (successor == null) {
            return new Answer.Found<>(new ResolvedSchema(schema, Optional.empty()));
        }
        if (!successor.isString()) {
            return failed(
                    UNDECODED
                            + "Got value '"
                            + Json.print(successor)
                            + "' with wrong type, expecting string"
                            + WHERE);
        }
        var text = successor.stringValue();
        var version = SchemaVer.parse(text);
        if (version.isEmpty()) {
            return failed(
                    UNDECODED
                            + "Invalid schema version: "
                            + text
                            + ", code: INVALID_SCHEMAVER"
                            + WHERE);
        }
        if (version.get().compareTo(key.version()) <= 0) {
            return failed(
                    "Superseding version "
                            + text
                            + " isn't greater than the version of schema "
                            + key.toPath());
        }
        return registry.schema(withVersion(key, version.get()))
                .fold(
                        next -> new Answer.Found<>(new ResolvedSchema(next, version)),
                        Answer.Failed::new);
    }

    private static Answer<ResolvedSchema> failed(String message) {
        return new Answer.Failed<>(RegistryError.clientFailure(message));
    }

    private static SchemaKey withVersion(SchemaKey key, SchemaVer version) {
        return new SchemaKey(key.vendor(), key.name(), key.format(), version);
    }
}
