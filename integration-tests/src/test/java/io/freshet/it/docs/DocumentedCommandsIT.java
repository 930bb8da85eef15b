package io.freshet.it.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the pages' commands as a newcomer would: every {@code sh} block of the README and of the
 * tutorial, in order, beside one running pipeline. Blocks that are not to be run have no language.
 */
class DocumentedCommandsIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final String START = "./freshet up\n";
    private static final String TEST = "mvn verify\n";

    /** What this very run is, and what it starts itself. */
    private static final Set<String> NOT_TYPED = Set.of(START, TEST);

    private static final long PATIENCE_SECONDS = 120;

    @TempDir private Path directory;

    @Test
    void everyCommandSucceeds() throws Exception {
        var home = PipelineHome.in(directory, "documented-commands");

        try (var pipeline = PipelineProcess.start(home)) {
            for (var page : List.of("README.md", "docs/tutorial/first-event.md")) {
                for (var block : blocks(page)) {
                    if (!NOT_TYPED.contains(block)) {
                        assertThat(type(block, home)).as(page + ":\n" + block).isZero();
                    }
                }
            }
            assertThat(pipeline.isAlive()).isTrue();
        }
    }

    @Test
    void theReadmeStartsAndTestsWithOneCommandEach() throws IOException {
        var ci = Files.readString(TestData.root().resolve(".ci/run"));

        assertThat(blocks("README.md")).contains(START, TEST);
        assertThat(ci).endsWith("exec mvn -B verify\n");
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(Pages.text(page)).results().map(b -> b.group(1)).toList();
    }

    /** Runs a block with this pipeline's ports and with the distribution that was just built. */
    private int type(String block, PipelineHome home) throws Exception {
        var script =
                Pattern.compile("localhost:8080|\\./freshet\\b")
                        .matcher(block)
                        .replaceAll(known -> here(known, home));
        var shell = new ProcessBuilder("sh", "-eu", "-c", script);
        shell.environment().putAll(home.environment());
        shell.directory(directory.toFile()).redirectErrorStream(true);
        shell.redirectOutput(ProcessBuilder.Redirect.appendTo(home.log().toFile()));
        var process = shell.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running:\n" + block);
        }
        return process.exitValue();
    }

    private static String here(MatchResult known, PipelineHome home) {
        return known.group().startsWith("localhost")
                ? "localhost:" + home.collectorUrl().getPort()
                : home.command().command().stream().collect(joining(" "));
    }
}
