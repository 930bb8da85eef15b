package io.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program run in a JVM of its own, with this one's class path, to its end.
 *
 * @param code its exit code
 * @param out its stdout
 * @param err its stderr
 */
public record JavaProcess(int code, String out, String err) {

    private static final long PATIENCE_SECONDS = 120;

    /** The freshet command. */
    public static JavaProcess freshet(String input, String... args) throws Exception {
        return run(input, Map.of(), FreshetMain.class, args);
    }

    /** Any program. */
    public static JavaProcess run(
            String input, Map<String, String> environment, Class<?> main, String... args)
            throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(args));
        return run(new ProcessBuilder(command), input, environment);
    }

    /** Any command. */
    public static JavaProcess run(
            ProcessBuilder builder, String input, Map<String, String> environment)
            throws Exception {
        builder.environment().keySet().removeIf(name -> name.startsWith("FRESHET_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running: " + builder.command());
            }
            return new JavaProcess(process.exitValue(), out.get(), err.get());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
