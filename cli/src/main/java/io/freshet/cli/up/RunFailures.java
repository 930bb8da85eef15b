package io.freshet.cli.up;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.Service;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What ends {@code freshet up} against its will, in words. */
final class RunFailures {

    private RunFailures() {}

    /**
     * Why the process has to stop; null where it has not.
     *
     * @param backend what is wrong with broker or database inside; null where nothing is
     */
    static @Nullable Problem find(@Nullable String backend, List<Service> services) {
        if (backend != null) {
            return new Problem(
                    "F1005",
                    "a server inside this process failed, stopping",
                    null,
                    backend,
                    "see that the disk of --data-dir has space and is healthy, then start again");
        }
        return services.stream()
                .filter(service -> !service.health().isLive())
                .findFirst()
                .map(
                        service ->
                                new Problem(
                                        "F7001",
                                        "the " + service.name() + " failed, stopping",
                                        null,
                                        service.health().detail(),
                                        "see the log, then start again: nothing collected is lost"))
                .orElse(null);
    }

    /** Some were not ready in time. */
    static StartFailure notReady(List<Service> waiting) {
        return new StartFailure(
                ExitCode.TIMED_OUT,
                new Problem(
                        "F7002",
                        "not everything became ready",
                        null,
                        waiting.stream()
                                .map(service -> service.name() + ": " + service.health().detail())
                                .collect(Collectors.joining("; ")),
                        "see the log; a machine with more free processor time helps"),
                null);
    }
}
