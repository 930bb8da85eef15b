package io.freshet.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A component's configuration file.
 *
 * @param component the component's name
 * @param file where its settings are
 */
record ComponentFile(String component, Path file) {

    static final List<String> COMPONENTS =
            List.of("collector", "enricher", "events-processor", "loader-pg", "webapp");

    private static final List<String> ENDINGS = List.of(".hocon", ".conf", ".json");

    /**
     * Reads {@code COMPONENT=FILE}, a file whose name begins with the component's, or a folder of
     * such files.
     *
     * @throws IllegalArgumentException saying what to write instead
     */
    static List<ComponentFile> parse(String argument) {
        for (var component : COMPONENTS) {
            if (argument.startsWith(component + "=")) {
                var file = Path.of(argument.substring(component.length() + 1));
                return List.of(new ComponentFile(component, file));
            }
        }
        var path = Path.of(argument);
        if (Files.isDirectory(path)) {
            return inFolder(path);
        }
        return List.of(
                named(path)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The name of "
                                                        + argument
                                                        + " does not tell whose settings it holds;"
                                                        + " write COMPONENT="
                                                        + argument
                                                        + " with one of "
                                                        + String.join(", ", COMPONENTS)
                                                        + ".")));
    }

    private static List<ComponentFile> inFolder(Path folder) {
        try (var files = Files.list(folder)) {
            var found =
                    new ArrayList<>(
                            files.filter(ComponentFile::hasEnding)
                                    .sorted()
                                    .flatMap(file -> named(file).stream())
                                    .toList());
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "The folder "
                                + folder
                                + " holds no file named after a component, such as"
                                + " collector.hocon.");
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException("The folder " + folder + " cannot be read: " + e, e);
        }
    }

    private static Optional<ComponentFile> named(Path file) {
        var name = file.getFileName().toString();
        return COMPONENTS.stream()
                .filter(component -> name.equals(component) || name.startsWith(component + "."))
                .map(component -> new ComponentFile(component, file))
                .findFirst();
    }

    private static boolean hasEnding(Path file) {
        return ENDINGS.stream().anyMatch(file.toString()::endsWith);
    }
}
