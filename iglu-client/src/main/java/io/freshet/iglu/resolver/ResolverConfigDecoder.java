package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Decoded;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads resolver.json field by field, as leniently as the reference, and collects all problems. */
final class ResolverConfigDecoder {

    private static final SchemaCriterion SCHEMA =
            SchemaCriterion.of("iglu:com.snowplowanalytics.iglu/resolver-config/jsonschema/1-0-*");

    private final List<String> problems = new ArrayList<>();

    Decoded decode(JsonNode json) {
        var envelope = SelfDescribing.parse(json);
        if (envelope.value().isEmpty()) {
            return failed(
                    "not self-describing JSON with \"schema\" and \"data\": " + envelope.error());
        }
        var config = envelope.value().get();
        if (!SCHEMA.matches(config.schema())) {
            return failed(
                    "schema: must match " + SCHEMA.toUri() + ", was " + config.schema().toUri());
        }
        if (!config.data().isObject()) {
            return failed("data: must be an object");
        }
        var data = config.data();
        var cacheSize = integer(data.get("cacheSize"), "data.cacheSize");
        var ttl = data.get("cacheTtl");
        var ttlSeconds = ttl == null || ttl.isNull() ? null : integer(ttl, "data.cacheTtl");
        var repositories = repositories(data.get("repositories"));
        if (cacheSize == null || !problems.isEmpty()) {
            return new Decoded(null, problems);
        }
        return new Decoded(
                new ResolverConfig(
                        cacheSize,
                        ttlSeconds == null ? null : Duration.ofSeconds(ttlSeconds),
                        repositories),
                List.of());
    }

    private Decoded failed(String problem) {
        problems.add(problem);
        return new Decoded(null, problems);
    }

    private List<Repository> repositories(@Nullable JsonNode json) {
        if (json == null || !json.isArray()) {
            problems.add("data.repositories: must be a list");
            return List.of();
        }
        var repositories = new ArrayList<Repository>();
        var names = new HashSet<String>();
        for (var i = 0; i < json.size(); i++) {
            var at = "data.repositories[" + i + "]";
            var repository = repository(json.get(i), at);
            if (repository != null) {
                repositories.add(repository);
                if (!names.add(repository.name())) {
                    problems.add(at + ".name: " + repository.name() + " is used twice");
                }
            }
        }
        return repositories;
    }

    private @Nullable Repository repository(JsonNode json, String at) {
        var name = text(json.get("name"), at + ".name");
        var priority = integer(json.get("priority"), at + ".priority");
        var prefixes = texts(json.get("vendorPrefixes"), at + ".vendorPrefixes");
        var connection = connection(json.get("connection"), at + ".connection");
        return name == null || priority == null || prefixes == null || connection == null
                ? null
                : new Repository(name, priority, prefixes, connection);
    }

    private @Nullable Connection connection(@Nullable JsonNode json, String at) {
        if (json != null && json.has("embedded")) {
            var path = text(json.get("embedded").get("path"), at + ".embedded.path");
            return path == null ? null : new Connection.Embedded(path);
        }
        if (json != null && json.has("folder")) {
            return folder(text(json.get("folder").get("path"), at + ".folder.path"), at);
        }
        if (json != null && json.has("http")) {
            return http(json.get("http"), at + ".http");
        }
        problems.add(at + ": must have \"embedded\", \"folder\" or \"http\"");
        return null;
    }

    private @Nullable Connection folder(@Nullable String path, String at) {
        try {
            return path == null ? null : new Connection.Folder(Path.of(path));
        } catch (InvalidPathException e) {
            problems.add(at + ".folder.path: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Connection http(JsonNode json, String at) {
        var text = text(json.get("uri"), at + ".uri");
        var key = json.get("apikey");
        var apikey = key == null || key.isNull() ? null : text(key, at + ".apikey");
        if (text == null) {
            return null;
        }
        try {
            var uri = new URI(text);
            var scheme =
                    Objects.requireNonNullElse(uri.getScheme(), "")
                            .toLowerCase(java.util.Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                problems.add(at + ".uri: must be http://host… or https://host…, was " + text);
                return null;
            }
            return new Connection.Http(uri, apikey);
        } catch (URISyntaxException e) {
            problems.add(at + ".uri: " + e.getMessage());
            return null;
        }
    }

    private @Nullable String text(@Nullable JsonNode json, String at) {
        if (json == null || !json.isString()) {
            problems.add(at + ": must be a text");
            return null;
        }
        return json.stringValue();
    }

    private @Nullable List<String> texts(@Nullable JsonNode json, String at) {
        if (json == null || !json.isArray()) {
            problems.add(at + ": must be a list of texts");
            return null;
        }
        var texts = new ArrayList<String>();
        for (var i = 0; i < json.size(); i++) {
            var text = text(json.get(i), at + "[" + i + "]");
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    // the reference takes "5" and 5.0 for 5
    private @Nullable Integer integer(@Nullable JsonNode json, String at) {
        try {
            if (json != null && (json.isNumber() || json.isString())) {
                return new BigDecimal(json.asString()).intValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below
        }
        problems.add(
                at
                        + ": must be a whole number"
                        + (json == null ? "" : ", was " + json.asString("")));
        return null;
    }
}
