package io.freshet.it.rolling;

import io.freshet.it.chaos.ChildProcess;
import io.freshet.it.chaos.HealthLook;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Each component in a process of the built distribution, as a user starts it. */
final class ProcessLauncher implements Launcher {

    private static final Path PROGRAM = TestData.root().resolve("cli/target/freshet/bin/freshet");

    @Override
    public Running launch(Stage stage, Path config) throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("there is no " + PROGRAM + "; run mvn package");
        }
        var log = config.resolveSibling("log.txt");
        var process =
                new ProcessBuilder(
                                PROGRAM.toString(), stage.command(), "--config", config.toString())
                        .directory(config.getParent().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        var ready = URI.create("http://127.0.0.1:" + InstanceFiles.adminPort(config) + "/ready");
        return new RunningProcess(
                new ChildProcess(stage.command(), process), new HealthLook(ready), log);
    }

    private record RunningProcess(ChildProcess child, HealthLook ready, Path log)
            implements Running {

        @Override
        public boolean isAlive() {
            return child.process().isAlive();
        }

        @Override
        public boolean isReady() {
            return ready.isOk();
        }

        @Override
        public void tellToStop() {
            child.process().destroy();
        }

        @Override
        public void awaitEnd() throws InterruptedException {
            child.stop();
        }

        @Override
        public List<String> errors() throws IOException {
            try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
                return lines.filter(line -> line.contains(" ERROR ")).toList();
            }
        }

        @Override
        public void close() {
            child.end();
        }
    }
}
