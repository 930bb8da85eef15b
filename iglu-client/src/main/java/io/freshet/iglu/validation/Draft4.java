package io.freshet.iglu.validation;

import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.BasicDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.FormatKeyword;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.validation.fit.QuickCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draft 4 of JSON Schema as Iglu uses it: the library's keywords where they agree with the
 * reference, our own where they do not. Nothing is ever fetched.
 */
final class Draft4 {

    private static final String META_SCHEMA =
            "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#";

    /** The library's own, which agree with the reference. */
    private static final List<Keyword> LIBRARY =
            List.of(
                    KeywordType.ALL_OF,
                    KeywordType.DEPENDENCIES,
                    KeywordType.FORMAT,
                    KeywordType.ITEMS_LEGACY,
                    KeywordType.MAX_ITEMS,
                    KeywordType.MAX_LENGTH,
                    KeywordType.MAX_PROPERTIES,
                    KeywordType.MIN_ITEMS,
                    KeywordType.MIN_LENGTH,
                    KeywordType.MIN_PROPERTIES,
                    KeywordType.NOT,
                    KeywordType.REQUIRED,
                    KeywordType.TYPE,
                    // Snowplow: a sibling "nullable": true lets null pass
                    new NonValidationKeyword("nullable"));

    private static final List<Keyword> OURS =
            List.of(
                    new OwnKeyword("$ref", ReferenceCheck::new),
                    new OwnKeyword("additionalProperties", AdditionalPropertiesCheck::new),
                    new OwnKeyword("anyOf", AnyOfCheck::new),
                    new OwnKeyword("enum", EnumCheck::new),
                    new OwnKeyword("maximum", BoundCheck::maximum),
                    new OwnKeyword("minimum", BoundCheck::minimum),
                    new OwnKeyword("multipleOf", MultipleOfCheck::new),
                    new OwnKeyword("oneOf", OneOfCheck::new),
                    new OwnKeyword("pattern", PatternCheck::new),
                    new OwnKeyword("patternProperties", PatternPropertiesCheck::new),
                    new OwnKeyword("properties", PropertiesCheck::new),
                    new OwnKeyword("uniqueItems", UniqueItemsCheck::new));

    private final SchemaRegistry registry = registry();
    private final PreparedSchema metaSchema =
            new PreparedSchema(registry.getSchema(metaSchema()), QuickCheck.NONE, List.of());

    /** Makes a schema ready for checks, or says why it cannot be used. */
    PreparedSchema prepare(JsonNode schema) {
        try {
            var issues =
                    metaSchema.reports(schema).stream()
                            .map(report -> new SchemaIssue(report.path(), report.message()))
                            .toList();
            if (!issues.isEmpty()) {
                return PreparedSchema.unusable(issues);
            }
            var named = schema.get("$schema");
            if (named != null && !named.asString("").equals(META_SCHEMA)) {
                return issue("Unknown MetaSchema: " + named.asString(""));
            }
            return new PreparedSchema(registry.getSchema(schema), QuickCheck.of(schema), List.of());
        } catch (RuntimeException e) {
            return issue(words(e));
        } catch (StackOverflowError e) {
            return issue("nested too deep to be used");
        }
    }

    /**
     * What the library says, or else what kind of exception it threw. It throws many kinds over
     * schemas that it did not expect, and a registry may hold any of them.
     */
    static String words(RuntimeException e) {
        var message = e.getMessage();
        return message != null && e instanceof SchemaException
                ? message
                : "cannot be used: " + e.getClass().getSimpleName();
    }

    private static PreparedSchema issue(String message) {
        return PreparedSchema.unusable(new SchemaIssue("$", message));
    }

    private static SchemaRegistry registry() {
        var keywords = new ArrayList<>(LIBRARY);
        keywords.addAll(OURS);
        var dialect =
                Dialect.builder(META_SCHEMA)
                        .specificationVersion(SpecificationVersion.DRAFT_4)
                        // ids must not change where "#/definitions/…" leads: no schema has this key
                        .idKeyword("\u0000id")
                        .formatKeywordFactory(OwnFormatKeyword::new)
                        .keywords(keywords)
                        .build();
        return SchemaRegistry.withDialect(
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

    /** The draft's own schema as the library ships it, made to know no more than the reference. */
    private static JsonNode metaSchema() {
        try (var in = SchemaRegistry.class.getResourceAsStream("/draft-04/schema")) {
            if (in == null) {
                throw new IllegalStateException("the validator library lacks draft-04/schema");
            }
            var json = (ObjectNode) Json.parse(in.readAllBytes());
            json.remove("$schema");
            // Snowplow: "format" may be anything
            ((ObjectNode) json.get("properties")).remove("format");
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException("reading draft-04/schema", e);
        } catch (InvalidJson e) {
            throw new IllegalStateException("draft-04/schema is no JSON", e);
        }
    }

    /** Makes {@link FormatCheck}s. */
    private static final class OwnFormatKeyword extends FormatKeyword {

        OwnFormatKeyword(java.util.Map<String, com.networknt.schema.format.Format> none) {
            super(none);
        }

        @Override
        public com.networknt.schema.keyword.KeywordValidator newValidator(
                com.networknt.schema.SchemaLocation location,
                JsonNode schemaNode,
                com.networknt.schema.Schema parent,
                com.networknt.schema.SchemaContext context) {
            return new FormatCheck(
                    new OwnKeyword.Place("format", location, schemaNode, parent, context));
        }
    }
}
