package io.freshet.cli.config;

import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded.Ignored;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one file.
 *
 * @param file its path
 * @param kind whose it is
 * @param problems why it cannot be used
 * @param ignored what of it has no effect
 */
record FileCheck(Path file, String kind, List<Problem> problems, List<Ignored> ignored) {

    private static final String RESOLVER = "iglu:com.snowplowanalytics.iglu/resolver-config/";
    private static final String ENRICHMENTS = "enrichments";

    FileCheck {
        problems = List.copyOf(problems);
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads a file; empty where nothing tells whose it is.
     *
     * @param given whose it is, where the user says so
     */
    static Optional<FileCheck> of(Path file, @Nullable ConfiguredComponent given) {
        if (given != null) {
            return Optional.of(ofComponent(file, given));
        }
        if (isResolver(file)) {
            return Optional.of(ofResolver(file));
        }
        if (Files.isDirectory(file)) {
            return Optional.of(ofFolder(file));
        }
        var component = ConfiguredComponent.ofFile(String.valueOf(file.getFileName()));
        if (component.isPresent()) {
            return component.map(named -> ofComponent(file, named));
        }
        return EnrichmentConfigs.isConfig(file) && contains(file, "\"iglu:")
                ? Optional.of(ofEnrichments(file, List.of(file)))
                : Optional.empty();
    }

    private static FileCheck ofComponent(Path file, ConfiguredComponent component) {
        var name = component.component();
        try {
            var loaded = component.load(ConfigSource.file(name, file));
            return new FileCheck(file, name, List.of(), loaded.ignored());
        } catch (ConfigException e) {
            return new FileCheck(file, name, e.problems(), List.of());
        }
    }

    private static FileCheck ofResolver(Path file) {
        try {
            EnricherInputs.iglu(file, IgluSettings.DEFAULT);
            return new FileCheck(file, "resolver", List.of(), List.of());
        } catch (StartFailure e) {
            return new FileCheck(file, "resolver", List.of(e.problem()), List.of());
        }
    }

    private static FileCheck ofFolder(Path folder) {
        try (var files = Files.list(folder)) {
            var configs = files.filter(EnrichmentConfigs::isConfig).sorted().toList();
            return configs.isEmpty()
                    ? refused(folder, "a folder is one of enrichments, and it has no .json file")
                    : ofEnrichments(folder, configs);
        } catch (IOException e) {
            return refused(folder, e.toString());
        }
    }

    /** Against the schemas that ship: nothing is asked for, nothing that they use is fetched. */
    private static FileCheck ofEnrichments(Path place, List<Path> files) {
        var checked =
                EnrichmentConfigs.check(files, EnricherInputs.iglu(null, IgluSettings.DEFAULT));
        if (checked.enrichments().isEmpty()) {
            return refused(place, String.join("\n         ", checked.errors()));
        }
        var notices =
                checked.enrichments().get().notices().stream()
                        .map(notice -> new Ignored(ENRICHMENTS, place.toString(), notice))
                        .toList();
        return new FileCheck(place, ENRICHMENTS, List.of(), notices);
    }

    private static FileCheck refused(Path place, String why) {
        var problem =
                new Problem(
                        "F6007",
                        "the enrichments cannot be used",
                        place.toString(),
                        why,
                        "mend what is named above; see docs/reference/enrichments.md");
        return new FileCheck(place, ENRICHMENTS, List.of(problem), List.of());
    }

    private static boolean isResolver(Path file) {
        return file.toString().endsWith(".json") && contains(file, RESOLVER);
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains(text);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
