package io.freshet.benchmarks.loader;

import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.loader.pg.PgLoaderService;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The loader as a process: configuration, events of warm-up, events in all, file for the result.
 * Leaves nanoseconds for the events after the warm-up, CPU time of the process for them, and where
 * the time went.
 */
final class LoaderMain {

    private final Meters meters = Meters.create();

    private LoaderMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new LoaderMain()
                .run(
                        Path.of(args[0]),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Path.of(args[3]));
        System.exit(0);
    }

    private void run(Path settings, int warmUp, int all, Path result)
            throws IOException, InterruptedException {
        var config =
                ConfigSource.file(PgLoaderConfig.NAME, settings)
                        .load(PgLoaderConfig::read)
                        .config();
        try (var service = new PgLoaderService(config, IgluClients.shipped(), meters)) {
            service.start();
            var from = await(warmUp);
            var start = System.nanoTime();
            var cpu = cpuNanos();
            var to = await(all);
            var took = System.nanoTime() - start;
            cpu = cpuNanos() - cpu;
            Files.writeString(result, (to - from) + "\n" + took + "\n" + cpu + "\n" + steps());
        }
    }

    private long await(int events) throws InterruptedException {
        var good = meters.registry().get("freshet_loader_good").counter();
        while (good.count() < events) {
            Thread.sleep(2);
        }
        return (long) good.count();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private String steps() {
        var steps = new TreeMap<String, String>();
        for (Meter meter : meters.registry().getMeters()) {
            if (meter instanceof Timer timer
                    && meter.getId().getName().startsWith("freshet_loader")) {
                var name = meter.getId().getTag("step");
                steps.put(
                        name == null ? "batch" : name,
                        String.format(
                                Locale.ROOT,
                                "%.2f s in %d",
                                timer.totalTime(TimeUnit.SECONDS),
                                timer.count()));
            }
        }
        var looked = meters.registry().get("freshet_loader_deferred").counter().count();
        steps.put("records looked at again", Long.toString((long) looked));
        return steps.toString();
    }
}
