package io.freshet.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A JVM of its own with our class path, and what it costs. */
public final class Child implements AutoCloseable {

    /** Those of the script that starts the collector. */
    public static final List<String> PRODUCT_OPTIONS =
            List.of(
                    "-Xms128m",
                    "-Xmn80m",
                    "-XX:+AlwaysPreTouch",
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-Dfile.encoding=UTF-8");

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final String RESIDENT = "VmRSS:";

    /** Begins the last line of a histogram of the heap. */
    private static final String TOTAL = "Total ";

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program; what it says goes to a file.
     *
     * @param folder where that file is made
     */
    public static Child start(
            Path folder, String name, List<String> jvmOptions, Class<?> main, List<String> args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        var log = folder.resolve(name.replace(' ', '-') + ".log");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new Child(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + name, e);
        }
    }

    /** Waits for it, and fails with its last words where it dies instead. */
    public void await(BooleanSupplier ready) throws InterruptedException {
        await(START_PATIENCE, "start", ready);
    }

    /**
     * The same for what takes longer.
     *
     * @param what it is to do, for who reads that it did not
     */
    public void await(Duration patience, String what, BooleanSupplier done)
            throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " does not " + what + ":\n" + lastWords());
            }
            Thread.sleep(50);
        }
    }

    /** Waits until it has ended by itself, and fails with its last words where it ends badly. */
    public void awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(name + " does not end:\n" + lastWords());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " failed:\n" + lastWords());
        }
    }

    /** CPU time of all its threads so far, garbage collection and compilation included. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The memory that it holds, in bytes; null where the system does not say. */
    public @Nullable Long residentBytes() {
        var status = new File("/proc/" + process.pid() + "/status").toPath();
        try {
            for (var line : Files.readAllLines(status)) {
                if (line.startsWith(RESIDENT)) {
                    return 1024
                            * Long.parseLong(
                                    line.substring(RESIDENT.length()).replace("kB", "").trim());
                }
            }
        } catch (IOException noProcfs) {
            return null;
        }
        return null;
    }

    /** What it holds on its heap after a collection, in bytes. */
    public long liveBytes() throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asking =
                new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        try (var lines = asking.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith(TOTAL))
                    .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[2]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd tells nothing of " + name));
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "it left no log";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
