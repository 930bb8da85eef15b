package io.freshet.loader.pg.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A program that prints the password, such as {@code aws rds generate-db-auth-token}: tokens that
 * expire are made anew for new connections. Run without a shell; what it prints is never shown,
 * only the first line of what it complains about.
 */
final class PasswordCommand implements PasswordSource {

    private static final int LONGEST = 64 * 1024;

    /** Nobody but a person can help: wrong program, nothing printed. */
    private static final String REFUSED = "28000";

    /** May go away: the program needs somebody who is away. */
    private static final String UNREACHABLE = "08001";

    private final List<String> command;
    private final Duration timeout;
    private final Duration reuse;
    private @Nullable String remembered;
    private long rememberedAt;

    PasswordCommand(List<String> command, Duration timeout, Duration reuse) {
        this.command = command;
        this.timeout = timeout;
        this.reuse = reuse;
    }

    @Override
    public synchronized String password() throws SQLException {
        var known = remembered;
        if (known != null && System.nanoTime() - rememberedAt < reuse.toNanos()) {
            return known;
        }
        long asked = System.nanoTime();
        var fresh = run();
        if (!reuse.isZero()) {
            remembered = fresh;
            rememberedAt = asked;
        }
        return fresh;
    }

    @Override
    public synchronized void refused() {
        remembered = null;
    }

    private String run() throws SQLException {
        Process process;
        try {
            process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new SQLException(name() + " cannot be run", REFUSED, e);
        }
        try {
            var said = read(process.getInputStream());
            var complaint = read(process.getErrorStream());
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooSlow();
            }
            // its children may hold the pipes open
            var password = said.get(timeout.toMillis(), TimeUnit.MILLISECONDS).strip();
            if (process.exitValue() != 0) {
                var why = complaint.get(timeout.toMillis(), TimeUnit.MILLISECONDS).strip();
                throw new SQLException(
                        name()
                                + " ended with "
                                + process.exitValue()
                                + why.lines().findFirst().map(line -> ": " + line).orElse(""),
                        UNREACHABLE);
            }
            if (password.isEmpty()) {
                throw new SQLException(name() + " printed nothing", REFUSED);
            }
            return password;
        } catch (TimeoutException e) {
            throw tooSlow();
        } catch (ExecutionException e) {
            throw new SQLException(name() + " cannot be read", UNREACHABLE, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", UNREACHABLE, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private SQLException tooSlow() {
        return new SQLException(
                name() + " did not end within " + timeout.toMillis() + " ms", UNREACHABLE);
    }

    /** The arguments may be secret. */
    private String name() {
        return "postgres.passwordCommand " + command.get(0);
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> {
                    var thread = new Thread(task, "password-command");
                    thread.setDaemon(true);
                    thread.start();
                });
    }
}
