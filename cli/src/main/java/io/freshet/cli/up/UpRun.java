package io.freshet.cli.up;

import io.freshet.cli.setup.PortOwner;
import io.freshet.cli.topics.MissingTopics;
import io.freshet.embedded.FreePorts;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.AdminServer;
import io.freshet.runtime.service.AdminSettings;
import io.freshet.runtime.service.Service;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of {@code freshet up}: start everything, wait for the end, stop everything. */
final class UpRun {

    // Logging is set up here, on one thread; several at once would lose their first lines.
    private static final Logger LOGGER = LoggerFactory.getLogger(UpRun.class);
    private static final Duration READY_PATIENCE = Duration.ofMinutes(3);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    /** Enough to show what keys do, few enough for a small broker. */
    private static final int PARTITIONS = 2;

    private static final long LOOK_MILLIS = 20;
    private static final long WATCH_MILLIS = 500;

    private final UpOptions options;
    private final PrintWriter out;
    private final boolean terminal;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> backendFailure = new AtomicReference<>();

    /**
     * Prepares a run.
     *
     * @param terminal whether somebody looks at {@code out}, so that a line on it may move
     */
    UpRun(UpOptions options, PrintWriter out, boolean terminal) {
        this.options = options;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Runs until the process is told to stop or something fails for good.
     *
     * @return how the process should end; after a signal the JVM's own code wins
     * @throws StartFailure when something a person can mend is in the way; all is stopped then
     */
    ExitCode run() {
        var hook = new Thread(this::stopAndWait, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (var data = DataDirectory.open(options.dataDir())) {
            Backends.stopOrphans(options, data);
            PortCheck.require(options.ports(), FreePorts::isFree, PortOwner.ofThisMachine());
            LOGGER.atDebug().addKeyValue("data", options.dataDir()).log("starting");
            var backends = Backends.start(options, data, backendFailure::set);
            try {
                return runPipeline(backends, data);
            } finally {
                Closing.all(backends.embedded(), CLOSE_PATIENCE);
            }
        } finally {
            stopped.countDown();
            remove(hook);
        }
    }

    private ExitCode runPipeline(Backends backends, DataDirectory data) {
        var services = new ArrayList<Service>();
        try (var meters = Meters.create()) {
            var pipeline = Pipeline.of(options, backends, data, meters);
            MissingTopics.make(backends.kafka(), pipeline.topics(), PARTITIONS);
            services.addAll(pipeline.services());
            try (var admin = admin(pipeline, meters)) {
                services.parallelStream().forEach(Service::start);
                if (becomeReady(services)) {
                    out.print(screen(backends, pipeline, admin.port()).text());
                    out.flush();
                }
                return watch(services, status(pipeline, meters));
            } finally {
                Closing.all(services, CLOSE_PATIENCE);
            }
        }
    }

    private AdminServer admin(Pipeline pipeline, Meters meters) {
        var settings = new AdminSettings(true, options.adminHost(), options.ports().admin());
        return AdminServer.start(
                settings,
                pipeline.services(),
                meters,
                Map.of("command", "up", "configHash", pipeline.configHashes()));
    }

    /** True when all are ready, false when there is a reason to stop first. */
    private boolean becomeReady(List<Service> services) {
        var deadline = System.nanoTime() + READY_PATIENCE.toNanos();
        while (true) {
            var waiting = services.stream().filter(s -> !s.health().isReady()).toList();
            if (waiting.isEmpty()) {
                return true;
            }
            if (failure(services) != null || isStopAsked(LOOK_MILLIS)) {
                return false;
            }
            if (System.nanoTime() - deadline > 0) {
                throw RunFailures.notReady(waiting);
            }
        }
    }

    private @Nullable StatusLines status(Pipeline pipeline, Meters meters) {
        return terminal
                ? new StatusLines(
                        pipeline.services(),
                        pipeline.stages(),
                        meters.registry(),
                        out,
                        System::nanoTime)
                : null;
    }

    private ExitCode watch(List<Service> services, @Nullable StatusLines status) {
        while (true) {
            var failure = failure(services);
            if (failure != null) {
                throw new StartFailure(ExitCode.FAILED, failure, null);
            }
            if (isStopAsked(WATCH_MILLIS)) {
                return ExitCode.OK;
            }
            if (status != null) {
                status.show();
            }
        }
    }

    private @Nullable Problem failure(List<Service> services) {
        return RunFailures.find(backendFailure.get(), services);
    }

    private FirstScreen screen(Backends backends, Pipeline pipeline, int adminPort) {
        var host = options.host().equals("0.0.0.0") ? "localhost" : options.host();
        return new FirstScreen(
                "http://" + host + ":" + options.ports().collector(),
                "http://" + host + ":" + options.ports().site(),
                backends.postgres().masked(),
                backends.kafka().bootstrapServers(),
                pipeline.topics().all(),
                "http://127.0.0.1:" + adminPort + "/metrics",
                options.dataDir().toString(),
                sinceProcessStart());
    }

    private static Duration sinceProcessStart() {
        var now = Instant.now();
        var start = ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(start, now);
    }

    private boolean isStopAsked(long waitMillis) {
        try {
            return stopAsked.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stopAndWait() {
        stopAsked.countDown();
        try {
            // Longer than all closing together; a start that hangs must not hold Ctrl-C up.
            if (!stopped.await(3 * CLOSE_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                out.println("stopping takes too long, ending at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // it has done its work
            return;
        }
    }
}
