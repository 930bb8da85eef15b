package io.freshet.it.chaos;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals for a child process. */
public record ChildProcess(String name, Process process) {

    private static final long STOP_SECONDS = 60;

    /** SIGTERM, and waits for the end. */
    public void stop() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** SIGKILL, and waits for the end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Sees to it that it is gone, whatever state it is in; its files may be deleted then. */
    public void end() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: its sockets stay open and nobody reads them. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var command = "kill -" + signal + " " + process.pid();
        var exitCode = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(command + " failed");
        }
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the " + name + " does not end");
        }
    }
}
