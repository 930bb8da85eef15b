package io.freshet.cli.offline;

import io.freshet.cli.iglu.ResolverFile;
import io.freshet.iglu.IgluClient;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where schemas come from. */
final class IgluConfigOption {

    @Option(
            names = "--iglu-config",
            paramLabel = "FILE",
            description = "a resolver.json; without it, the schemas that ship with Freshet")
    private @Nullable Path file;

    /**
     * The client that the file describes.
     *
     * @throws io.freshet.runtime.config.ConfigException with every problem of the file
     */
    IgluClient client() {
        return ResolverFile.client(file);
    }
}
