package io.freshet.iglu.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One schema file as it lies on the class path.
 *
 * @param path {@code vendor/name/format/version}, always with forward slashes
 * @param json the whole file
 */
record ShippedSchema(String path, JsonNode json) {
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** Every file below {@code /iglu-schemas/schemas}, in the order of their paths. */
    static List<ShippedSchema> all() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> read(root, file))
                    .sorted((a, b) -> a.path().compareTo(b.path()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        URL url = ShippedSchema.class.getResource("/iglu-schemas/schemas");
        if (url == null) {
            throw new IllegalStateException("no /iglu-schemas/schemas on the class path");
        }
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ShippedSchema read(Path root, Path file) {
        String path = root.relativize(file).toString().replace('\\', '/');
        try {
            return new ShippedSchema(path, STRICT.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Calls {@code visitor} with the place and the value of every schema within this one, itself
     * included.
     */
    void eachSubschema(BiConsumer<String, JsonNode> visitor) {
        visit("#", json, visitor);
    }

    private static void visit(String place, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(place, node);
        for (String keyword : List.of("properties", "patternProperties", "definitions")) {
            for (Map.Entry<String, JsonNode> child : node.path(keyword).properties()) {
                visit(place + "/" + keyword + "/" + child.getKey(), child.getValue(), visitor);
            }
        }
        for (String keyword :
                List.of("items", "additionalProperties", "oneOf", "anyOf", "allOf", "not")) {
            JsonNode child = node.path(keyword);
            if (child.isObject()) {
                visit(place + "/" + keyword, child, visitor);
            }
            for (int i = 0; child.isArray() && i < child.size(); i++) {
                visit(place + "/" + keyword + "/" + i, child.get(i), visitor);
            }
        }
    }

    /** The names in {@code required}; empty when there is none. */
    static List<String> required(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }
}
