package io.freshet.cli.iglu;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a resolver.json. */
public final class ResolverFile {

    private ResolverFile() {}

    /**
     * A client for the registries that the file lists.
     *
     * @param file null = the schemas that ship with Freshet, and no others
     * @throws ConfigException with every problem of the file
     */
    public static IgluClient client(@Nullable Path file) {
        return file == null ? IgluClients.shipped() : IgluClients.create(read(file));
    }

    private static ResolverConfig read(Path file) {
        try {
            var decoded = ResolverConfig.decode(Json.parse(Files.readAllBytes(file)));
            var config = decoded.config();
            if (config == null) {
                throw new ConfigException(
                        decoded.problems().stream().map(text -> problem(file, text)).toList());
            }
            return config;
        } catch (NoSuchFileException e) {
            throw new ConfigException(List.of(problem(file, "there is no such file")));
        } catch (IOException e) {
            throw new ConfigException(List.of(problem(file, "cannot be read: " + e)));
        } catch (InvalidJson e) {
            throw new ConfigException(List.of(problem(file, "no JSON: " + e.getMessage())));
        }
    }

    private static Problem problem(Path file, String why) {
        return new Problem(
                "F6007",
                "the Iglu resolver file cannot be used",
                file.toString(),
                why,
                "give a resolver.json, see docs/reference/config.md");
    }
}
