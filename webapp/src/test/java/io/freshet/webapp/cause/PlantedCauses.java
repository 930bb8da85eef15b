package io.freshet.webapp.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Bad rows of 40 causes, each of them with values of its own. */
public final class PlantedCauses {

    private static final String ROWS = "iglu:com.snowplowanalytics.snowplow.badrows/";
    private static final List<String> KEYWORDS =
            List.of("type", "required", "enum", "maxLength", "pattern");

    private final Random random;

    /** The same rows for the same seed. */
    public PlantedCauses(long seed) {
        this.random = new Random(seed);
    }

    /** One row of each cause: a cause's number is its position. */
    public List<String> oneOfEach() {
        var rows = new ArrayList<String>();
        for (var app : List.of("shop", "help")) {
            for (var field : List.of("price", "sku", "items[%d].size")) {
                for (var keyword : KEYWORDS) {
                    rows.add(violation(app, field.formatted(random.nextInt(9)), keyword));
                }
            }
        }
        for (var i = 0; i < 4; i++) {
            rows.add(unknownSchema("nothing_" + (char) ('a' + i)));
        }
        for (var field : List.of("page_urlhost", "br_lang", "mkt_term")) {
            rows.add(enrichmentFailure(field));
        }
        rows.add(adapterFailure("com.nobody"));
        rows.add(adapterFailure("com.somebody"));
        rows.add(sizeViolation());
        return rows;
    }

    private String violation(String app, String field, String keyword) {
        return schemaViolation(
                app,
                """
                {"schemaKey":"iglu:com.acme/cart/jsonschema/1-0-0","error":{"error":"ValidationError",
                 "dataReports":[{"message":"$.%1$s: '%2$d' is not as it should be","path":"$.%1$s",
                 "keyword":"%3$s","targets":["x"]}]}}"""
                        .formatted(field, random.nextInt(100_000), keyword));
    }

    private String unknownSchema(String name) {
        return schemaViolation(
                "shop",
                """
                {"schemaKey":"iglu:com.acme/%s/jsonschema/1-0-0","error":{"error":"ResolutionError",
                 "lookupHistory":[{"repository":"Central","errors":[{"error":"NotFound"}],
                 "attempts":%d,"lastAttempt":"2026-01-01T00:00:00Z"}]}}"""
                        .formatted(name, random.nextInt(9)));
    }

    private String schemaViolation(String app, String message) {
        return row(
                "schema_violations/jsonschema/2-0-1",
                "{\"messages\":[" + message + "]}",
                """
                {"enriched":{"app_id":"%s","v_tracker":"js-4.6.8","event":"unstruct",
                 "event_id":"%s","user_id":"user-%d"},"raw":{"parameters":[]}}"""
                        .formatted(app, uuid(), random.nextInt(50)));
    }

    private String enrichmentFailure(String field) {
        return row(
                "enrichment_failures/jsonschema/2-0-0",
                """
                {"messages":[{"enrichment":null,"message":{"field":"%s","value":"%d",
                 "expectation":"a shorter text"}}]}"""
                        .formatted(field, random.nextInt(100_000)),
                "{\"enriched\":{\"app_id\":\"shop\",\"event_id\":\"%s\"},\"raw\":{\"parameters\":[]}}"
                        .formatted(uuid()));
    }

    private String adapterFailure(String vendor) {
        return row(
                "adapter_failures/jsonschema/1-0-0",
                """
                {"vendor":"%1$s","version":"v1","messages":[{"field":"vendor/version","value":"%1$s/v1",
                 "expectation":"vendor %1$s is not supported"}]}"""
                        .formatted(vendor),
                "{\"vendor\":\"%s\",\"version\":\"v1\",\"querystring\":[]}".formatted(vendor));
    }

    private String sizeViolation() {
        return row(
                "size_violation/jsonschema/1-0-0",
                "{\"maximumAllowedSizeBytes\":1000000,\"actualSizeBytes\":%d,\"expectation\":\"oversized collector payload\"}"
                        .formatted(1_000_000 + random.nextInt(1_000_000)),
                "\"abc\"");
    }

    private String row(String schema, String failure, String payload) {
        return "{\"schema\":\"%s%s\",\"data\":{\"processor\":{},\"failure\":%s,\"payload\":%s}}"
                .formatted(ROWS, schema, failure, payload);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
