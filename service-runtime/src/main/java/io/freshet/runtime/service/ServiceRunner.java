package io.freshet.runtime.service;

import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.version.Version;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one component as a process: start, wait for SIGTERM or Ctrl-C or a failure, close in order.
 */
public final class ServiceRunner {

    private static final Logger LOGGER = LoggerFactory.getLogger(ServiceRunner.class);
    private static final long WATCH_MILLIS = 1000;

    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread starting;

    /**
     * Runs until the process is told to stop.
     *
     * @return how the process should end; after a signal the JVM's own code wins
     * @throws StartFailure when the component or its admin port cannot start; all is closed then
     */
    public static ExitCode run(
            Service service, AdminSettings admin, Meters meters, Map<String, ?> info) {
        var runner = new ServiceRunner();
        var hook = new Thread(runner::stopAndWait, "stop-" + service.name());
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return runner.runUntilStopped(service, admin, meters, info);
        } finally {
            runner.removeHook(hook);
        }
    }

    /** Asks {@link #runUntilStopped} to return; a start that waits for others is cut short. */
    void stop() {
        stopAsked.countDown();
        synchronized (this) {
            if (starting != null) {
                starting.interrupt();
            }
        }
    }

    ExitCode runUntilStopped(
            Service service, AdminSettings admin, Meters meters, Map<String, ?> info) {
        try (service) {
            if (!admin.enabled()) {
                return startAndWatch(service);
            }
            try (var server = AdminServer.start(admin, List.of(service), meters, info)) {
                LOGGER.atInfo()
                        .addKeyValue("port", server.port())
                        .addKeyValue("version", Version.current().version())
                        .log("admin port open");
                return startAndWatch(service);
            }
        } finally {
            LOGGER.atInfo().addKeyValue("service", service.name()).log("stopped");
            closed.countDown();
        }
    }

    private ExitCode startAndWatch(Service service) {
        try {
            start(service);
        } catch (RuntimeException e) {
            if (!isStopAsked()) {
                throw e;
            }
            LOGGER.atInfo()
                    .addKeyValue("service", service.name())
                    .log("told to stop while it was starting");
            return ExitCode.OK;
        }
        LOGGER.atInfo().addKeyValue("service", service.name()).log("started");
        try {
            while (!stopAsked.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                var health = service.health();
                if (!health.isLive()) {
                    LOGGER.atError()
                            .addKeyValue("service", service.name())
                            .addKeyValue("error", health.detail())
                            .log("failed, stopping");
                    return ExitCode.FAILED;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.OK;
    }

    private void start(Service service) {
        synchronized (this) {
            starting = Thread.currentThread();
            if (isStopAsked()) {
                starting.interrupt();
            }
        }
        try {
            service.start();
        } finally {
            synchronized (this) {
                starting = null;
                // What closes the service now must not be cut short.
                var unused = Thread.interrupted();
            }
        }
    }

    private boolean isStopAsked() {
        return stopAsked.getCount() == 0;
    }

    private void stopAndWait() {
        stop();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            LOGGER.atDebug().log("the process is ending already");
        }
    }
}
