package io.freshet.it.image;

import io.freshet.it.deploy.Dockerfile;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the Dockerfile puts into {@code /opt/freshet}: the commands of its first stage that follow
 * Maven's, run on the distribution as Maven has made it, and then the copies of its second stage.
 * That Maven's command builds what {@code .dockerignore} leaves is seen where the documented
 * commands are run.
 */
final class DockerfileTree {

    private static final String DISTRIBUTION = "cli/target/freshet";
    private static final String STAGE = "/src";
    private static final String HOME = "/opt/freshet";

    /** What runs leave in a distribution, which a build never has. */
    private static final List<String> OF_RUNS = List.of("cache", ".built");

    private static final Pattern COPY =
            Pattern.compile("--from=build " + STAGE + "/(\\S+) " + HOME);

    private DockerfileTree() {}

    /** Makes it in a new folder. */
    static Path of(Path folder) throws IOException {
        var dockerfile = Dockerfile.read();
        var stage = folder.resolve("stage");
        var distribution = stage.resolve(DISTRIBUTION);
        Files.createDirectories(distribution.getParent());
        copy(TestData.root().resolve(DISTRIBUTION), distribution);
        for (var left : OF_RUNS) {
            Command.of("rm", "-rf", distribution.resolve(left).toString()).succeed();
        }
        for (var command : dockerfile.of("RUN")) {
            if (command.contains(DISTRIBUTION)) {
                new Command(new ProcessBuilder("sh", "-ec", command).directory(stage.toFile()))
                        .succeed();
            }
        }
        var home = Files.createDirectories(folder.resolve("home"));
        for (var arguments : dockerfile.of("COPY")) {
            var copied = COPY.matcher(arguments);
            if (copied.matches()) {
                copy(stage.resolve(copied.group(1)).resolve("."), home);
            }
        }
        return home;
    }

    private static void copy(Path source, Path target) throws IOException {
        Command.of("cp", "-R", "-p", source.toString(), target.toString()).succeed();
    }
}
