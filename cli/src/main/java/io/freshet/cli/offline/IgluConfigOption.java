package io.freshet.cli.offline;

import io.freshet.enricher.EnricherInputs;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluSettings;
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
     * @throws io.freshet.runtime.problem.StartFailure with every problem of the file
     */
    IgluClient client() {
        return client(IgluSettings.DEFAULT.maxJsonDepth());
    }

    /**
     * The client that the file describes.
     *
     * @param maxJsonDepth most levels of JSON that are validated
     * @throws io.freshet.runtime.problem.StartFailure with every problem of the file
     */
    IgluClient client(int maxJsonDepth) {
        return EnricherInputs.iglu(file, IgluSettings.DEFAULT.withMaxJsonDepth(maxJsonDepth));
    }
}
