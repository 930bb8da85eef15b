package io.freshet.it.chaos.loader;

import io.freshet.it.chaos.ChildProcess;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/** A loader of the built distribution, started as a user starts it. */
final class LoaderProcess implements AutoCloseable {

    private static final Path PROGRAM = TestData.root().resolve("cli/target/freshet/bin/freshet");

    private final Path config;
    private final Path resolver;
    private final Path log;
    private ChildProcess child;

    private LoaderProcess(Path config, Path resolver, Path log, ChildProcess child) {
        this.config = config;
        this.resolver = resolver;
        this.log = log;
        this.child = child;
    }

    /**
     * Starts a loader and returns at once.
     *
     * @param log where its output is added
     */
    static LoaderProcess start(Path config, Path resolver, Path log) throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("there is no " + PROGRAM + "; run mvn package");
        }
        return new LoaderProcess(config, resolver, log, run(config, resolver, log));
    }

    /** Kills it and starts it again at once. */
    void killAndRestart() throws IOException, InterruptedException {
        child.kill();
        child = run(config, resolver, log);
    }

    /** Whether it has ended by itself, which it should not do. */
    boolean hasEnded() {
        return !child.process().isAlive();
    }

    Path log() {
        return log;
    }

    void stop() throws InterruptedException {
        child.stop();
    }

    @Override
    public void close() {
        child.end();
    }

    private static ChildProcess run(Path config, Path resolver, Path log) throws IOException {
        var process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "loader-pg",
                                "--config",
                                config.toString(),
                                "--resolver",
                                resolver.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        return new ChildProcess("loader", process);
    }
}
