package io.freshet.benchmarks;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The files that the examples in {@code config/enrichments} ask for, in one folder: those of the
 * recorded cases, and lists of IAB's size, which may not be shipped.
 */
final class ExampleAssets {

    private static final String EXAMPLE = "https://assets.example.com/";
    private static final int ROBOTS = 2_000;
    private static final int NETWORKS = 1_000;

    private final Path folder;

    private ExampleAssets(Path folder) {
        this.folder = folder;
    }

    /** Writes them to a folder that goes with the process. */
    static ExampleAssets prepare() {
        try {
            var assets = new ExampleAssets(Files.createTempDirectory("freshet-assets"));
            assets.folder.toFile().deleteOnExit();
            assets.copy(TestData.path("enrich/fixtures"));
            assets.copy(TestData.path("enrich/fixtures/mmdb"));
            assets.write("exclude_current.txt", robots());
            assets.write("ip_exclude_current_cidr.txt", networks());
            return assets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the parts of a configuration that name the examples' server name this folder. */
    void rewrite(JsonNode config) {
        for (var member : config.properties()) {
            var value = member.getValue();
            if (value.isString() && value.stringValue().startsWith(EXAMPLE)) {
                member.setValue(StringNode.valueOf(folder.toUri().toString()));
            } else {
                rewrite(value);
            }
        }
        config.forEach(this::rewriteElement);
    }

    private void rewriteElement(JsonNode element) {
        if (element instanceof ObjectNode) {
            rewrite(element);
        }
    }

    private void copy(Path from) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(file.getFileName().toString().replace("-Test.", "."));
                Files.copy(file, copy);
                copy.toFile().deleteOnExit();
            }
        }
    }

    private void write(String name, Stream<String> lines) throws IOException {
        Files.writeString(folder.resolve(name), lines.collect(Collectors.joining("\n")));
    }

    private static Stream<String> robots() {
        var random = new Random(7);
        return Stream.concat(
                Stream.generate(() -> word(random) + "|1||1|0|0").limit(ROBOTS),
                Stream.of("bot|1|cubot|1|2|0", "spider|1||1|0|0"));
    }

    private static Stream<String> networks() {
        var random = new Random(8);
        return Stream.generate(
                        () -> "10.%d.%d.0/24".formatted(random.nextInt(256), random.nextInt(256)))
                .limit(NETWORKS);
    }

    private static String word(Random random) {
        return random.ints(6 + random.nextInt(9), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
