package io.freshet.benchmarks.topology;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a program stood at one moment. All times in nanoseconds.
 *
 * @param records done since the start
 * @param clock of no known origin
 * @param cpu of the program's process: garbage collection, compilation and Kafka's threads included
 * @param brokerCpu of the broker's process
 * @param busy of all processes of the machine, each of its cores counted
 * @param stolen what the machine wanted and its host did not give
 */
record Sample(long records, long clock, long cpu, long brokerCpu, long busy, long stolen) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final long NANOS_A_TICK = 10_000_000;
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IRQ = 6;
    private static final int SOFT_IRQ = 7;
    private static final int STEAL = 8;

    static Sample now(long records, long brokerPid) {
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var ticks = ticks();
        return new Sample(
                records,
                System.nanoTime(),
                process.getProcessCpuTime(),
                ProcessHandle.of(brokerPid)
                        .flatMap(broker -> broker.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toNanos(),
                NANOS_A_TICK
                        * (ticks[USER]
                                + ticks[NICE]
                                + ticks[SYSTEM]
                                + ticks[IRQ]
                                + ticks[SOFT_IRQ]),
                NANOS_A_TICK * ticks[STEAL]);
    }

    /** Zeros where the system has no such file. */
    private static long[] ticks() {
        var ticks = new long[STEAL + 1];
        try (var lines = Files.lines(STAT)) {
            var words = lines.findFirst().orElse("").trim().split(" +");
            for (var i = 1; i < Math.min(ticks.length, words.length); i++) {
                ticks[i] = Long.parseLong(words[i]);
            }
        } catch (IOException e) {
            if (Files.exists(STAT)) {
                throw new UncheckedIOException(e);
            }
        }
        return ticks;
    }
}
