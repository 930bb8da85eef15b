package io.freshet.cli.config;

import io.freshet.enricher.EnricherInputs;
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
        return ConfiguredComponent.ofFile(String.valueOf(file.getFileName()))
                .map(component -> ofComponent(file, component));
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

    private static boolean isResolver(Path file) {
        try {
            return file.toString().endsWith(".json") && Files.readString(file).contains(RESOLVER);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
