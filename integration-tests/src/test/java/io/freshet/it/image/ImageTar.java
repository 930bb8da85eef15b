package io.freshet.it.image;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The image that the module {@code image} made from scratch, as {@code docker load} would read it.
 *
 * @param configuration what it says of itself: user, entry point, variables, labels
 * @param tree the root of its files
 */
record ImageTar(JsonNode configuration, Path tree) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Unpacks its layers, the lowest first, into a new folder. */
    static ImageTar unpack(Path folder) throws IOException {
        var tar = TestData.root().resolve("image/target/layout/image.tar");
        if (!Files.exists(tar)) {
            throw new IllegalStateException(
                    "there is no " + tar + "; run mvn package, or mvn verify at the root");
        }
        var parts = Files.createDirectory(folder.resolve("parts"));
        Command.of("tar", "-xf", tar.toString(), "-C", parts.toString()).succeed();
        var manifest = JSON.readTree(parts.resolve("manifest.json")).get(0);
        var tree = Files.createDirectory(folder.resolve("tree"));
        for (var layer : manifest.get("Layers")) {
            var file = parts.resolve(layer.asString());
            // owners as the layer has them, which only root may set
            Command.of(
                            "tar",
                            "--numeric-owner",
                            "--warning=none",
                            "-xpzf",
                            file.toString(),
                            "-C",
                            tree.toString())
                    .succeed();
        }
        var config = JSON.readTree(parts.resolve(manifest.get("Config").asString()));
        return new ImageTar(config, tree);
    }

    /** The part of the configuration that a container starts with. */
    JsonNode start() {
        return configuration.get("config");
    }

    /** A file of the image, where it was unpacked. */
    Path path(String absolute) {
        return tree.resolve(absolute.substring(1));
    }
}
