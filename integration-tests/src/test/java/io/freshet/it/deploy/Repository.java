package io.freshet.it.deploy;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of this repository, as a user's clone has them. */
final class Repository {

    private Repository() {}

    static Path path(String relative) {
        return TestData.root().resolve(relative);
    }

    static String text(String relative) {
        return text(path(relative));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** A file's YAML documents; anchors and merges resolved, a key given twice refused. */
    static List<Tree> yaml(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<Tree>();
        new Yaml(new SafeConstructor(options))
                .loadAll(text(file))
                .forEach(document -> documents.add(new Tree(document)));
        return documents;
    }

    /** The files of a folder whose names end so, by name. */
    static List<Path> files(String folder, String suffix) {
        try (var found = Files.walk(path(folder))) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }

    /** The version being built; also the tag of the image. */
    static String version() {
        return inPom("<artifactId>freshet-parent</artifactId>\\s*<version>([^<]+)</version>");
    }

    /** A property of the parent pom, such as {@code kafka.version}. */
    static String property(String name) {
        return inPom("<" + Pattern.quote(name) + ">([^<]+)<");
    }

    private static String inPom(String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text("pom.xml"));
        if (!matcher.find()) {
            throw new IllegalStateException("pom.xml has no " + pattern);
        }
        return matcher.group(1);
    }
}
