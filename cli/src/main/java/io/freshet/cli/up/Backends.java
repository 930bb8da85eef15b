package io.freshet.cli.up;

import io.freshet.cli.setup.PostgresTarget;
import io.freshet.embedded.EmbeddedFailure;
import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The broker and the database below the pipeline: embedded ones, or the user's. The embedded
 * classes are not touched where the user brings both.
 *
 * @param kafka how to reach the broker
 * @param postgres how to reach the database
 * @param embedded what runs in here and must be closed, in order of closing
 */
record Backends(KafkaSettings kafka, PostgresTarget postgres, List<AutoCloseable> embedded) {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    private record Part<T>(T address, Optional<AutoCloseable> running) {}

    /**
     * Starts both at once and returns when both can be used.
     *
     * @param onFailure hears on any thread that one of them is beyond use
     * @throws StartFailure when one does not start (F1005, F4005); the other is stopped then
     */
    static Backends start(UpOptions options, DataDirectory data, Consumer<String> onFailure) {
        var kafka = CompletableFuture.supplyAsync(kafka(options, data, onFailure));
        var postgres = CompletableFuture.supplyAsync(postgres(options, data, onFailure));
        try {
            CompletableFuture.allOf(kafka, postgres).join();
        } catch (CompletionException e) {
            closeIfStarted(kafka);
            closeIfStarted(postgres);
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw e;
        }
        var embedded = new ArrayList<AutoCloseable>();
        kafka.join().running().ifPresent(embedded::add);
        postgres.join().running().ifPresent(embedded::add);
        return new Backends(
                KafkaSettings.of(kafka.join().address()),
                postgres.join().address(),
                List.copyOf(embedded));
    }

    /**
     * Ends what an earlier run left behind when it was killed; it still holds its port.
     *
     * @throws StartFailure when that is not possible (F4005)
     */
    static void stopOrphans(UpOptions options, DataDirectory data) {
        if (options.postgres().isEmpty()) {
            try {
                EmbeddedPostgres.stopOrphan(data.postgres());
            } catch (EmbeddedFailure e) {
                throw failure("F4005", "the embedded Postgres does not start", e, "--postgres");
            }
        }
    }

    private static Supplier<Part<String>> kafka(
            UpOptions options, DataDirectory data, Consumer<String> onFailure) {
        return () -> {
            if (options.kafka().isPresent()) {
                return new Part<>(options.kafka().get(), Optional.empty());
            }
            try {
                var port = options.ports().kafka().orElseThrow();
                var broker = EmbeddedKafka.start(data.kafka(), port, onFailure);
                return new Part<>(broker.bootstrapServers(), Optional.of(broker));
            } catch (EmbeddedFailure e) {
                throw failure("F1005", "the embedded broker does not start", e, "--kafka");
            }
        };
    }

    private static Supplier<Part<PostgresTarget>> postgres(
            UpOptions options, DataDirectory data, Consumer<String> onFailure) {
        return () -> {
            if (options.postgres().isPresent()) {
                return new Part<>(options.postgres().get(), Optional.empty());
            }
            try {
                var port = options.ports().postgres().orElseThrow();
                var server = EmbeddedPostgres.start(data.postgres(), port, onFailure);
                var target =
                        new PostgresTarget(
                                server.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                return new Part<>(target, Optional.of(server));
            } catch (EmbeddedFailure e) {
                throw failure("F4005", "the embedded Postgres does not start", e, "--postgres");
            }
        };
    }

    private static StartFailure failure(
            String code, String what, EmbeddedFailure cause, String flag) {
        return new StartFailure(
                ExitCode.FAILED,
                new Problem(
                        code,
                        what,
                        null,
                        cause.getMessage(),
                        "mend the cause, give another --data-dir, or bring your own with " + flag),
                cause);
    }

    private static void closeIfStarted(CompletableFuture<? extends Part<?>> part) {
        if (!part.isCompletedExceptionally()) {
            Closing.all(part.join().running().stream().toList(), CLOSE_PATIENCE);
        }
    }
}
