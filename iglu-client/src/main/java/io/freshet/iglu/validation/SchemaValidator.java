package io.freshet.iglu.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.BasicDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import io.freshet.event.iglu.SchemaKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Checks data against draft-04 schemas as the reference's validator does. Thread-safe. */
public final class SchemaValidator {

    private static final String META_SCHEMA =
            "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#";

    private final SchemaRegistry registry;
    private final int maxJsonDepth;

    /**
     * @param maxJsonDepth most levels of a schema or of data
     * @param cacheSize how many prepared schemas are kept; 0 or less: none
     */
    public SchemaValidator(int maxJsonDepth, int cacheSize) {
        this.maxJsonDepth = maxJsonDepth;
        var dialect =
                Dialect.builder(META_SCHEMA, Dialects.getDraft4())
                        .keyword(new NonValidationKeyword("self"))
                        .build();
        registry =
                SchemaRegistry.withDialect(
                        dialect,
                        builder ->
                                builder.dialectRegistry(new BasicDialectRegistry(List.of(dialect)))
                                        .schemaCacheEnabled(false)
                                        .schemaLoader(loader -> loader.fetchRemoteResources(false))
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .locale(Locale.ENGLISH)
                                                        .formatAssertionsEnabled(true)
                                                        .pathType(PathType.LEGACY)
                                                        .build()));
    }

    /** Whether the data fits the schema; never throws for bad schemas or data. */
    public Verdict validate(SchemaKey key, JsonNode schema, JsonNode data) {
        try {
            if (JsonDepth.exceeds(data, maxJsonDepth)) {
                return new Verdict.Misfit(
                        List.of(
                                new Report(
                                        "Maximum allowed JSON depth exceeded",
                                        "/",
                                        null,
                                        List.of())));
            }
            Schema prepared = registry.getSchema(schema);
            var errors = prepared.validate(data);
            return errors.isEmpty()
                    ? Verdict.VALID
                    : new Verdict.Misfit(
                            errors.stream()
                                    .map(
                                            e ->
                                                    new Report(
                                                            e.getInstanceLocation()
                                                                    + ": "
                                                                    + e.getMessage(),
                                                            e.getInstanceLocation().toString(),
                                                            e.getKeyword(),
                                                            Arrays.stream(e.getArguments())
                                                                    .map(String::valueOf)
                                                                    .toList()))
                                    .toList());
        } catch (RuntimeException e) {
            return new Verdict.Unusable(
                    List.of(new SchemaIssue("$", String.valueOf(e.getMessage()))));
        }
    }
}
