package io.freshet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.freshet.enricher.enrichment.useragent.YauaaAgents;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * What YAUAA takes: time until it is there, memory that it keeps, time for user agents that are new
 * and for those that are remembered, by one thread and by two.
 */
public final class YauaaFigures {

    private static final int REMEMBERED = 5_000;
    private static final int NEW = 2_000;
    private static final int WARM_UP = 4_000;
    private static final int REPETITIONS = 200;
    private static final int GARBAGE_COLLECTIONS = 4;
    private static final double MICROS = 1e3;
    private static final double SECONDS = 1e9;
    private static final double MEGABYTES = 1e6;

    private static final List<String> FORMS =
            List.of(
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                            + " Chrome/119.0.%d.0 Safari/537.36",
                    "Mozilla/5.0 (Linux; Android 13; SM-G%d) AppleWebKit/537.36 (KHTML, like Gecko)"
                            + " Chrome/116.0.0.0 Mobile Safari/537.36",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15"
                            + " (KHTML, like Gecko) CriOS/115.0.%d.160 Mobile/15E148 Safari/604.1",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/118.0");

    private final OperatingSystemMXBean process =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private int next;

    private YauaaFigures() {}

    /** Prints the figures; there are no options. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        new YauaaFigures().print();
    }

    private void print() throws InterruptedException, ExecutionException {
        double empty = heap();
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        var agents = new YauaaAgents(REMEMBERED);
        read(agents, fresh(1));
        row("first answer", (System.nanoTime() - start) / SECONDS, "s");
        row("CPU until then", (process.getProcessCpuTime() - cpu) / SECONDS, "s");
        row("heap kept", heap() - empty, "MB");

        read(agents, fresh(WARM_UP));
        row("new user agent, one thread", micros(agents, 1, fresh(NEW)), "us");
        row("new user agent, two threads", micros(agents, 2, fresh(NEW)), "us");
        var known = fresh(REMEMBERED);
        read(agents, known);
        double full = heap() - empty;
        row("heap kept with " + REMEMBERED + " remembered", full, "MB");
        var often = IntStream.range(0, REPETITIONS).boxed().flatMap(i -> known.stream()).toList();
        read(agents, often);
        row("remembered user agent, one thread", micros(agents, 1, often), "us");
        row("remembered user agent, two threads", micros(agents, 2, often), "us");
    }

    /** Time on the clock for one user agent, all threads together. */
    private static double micros(YauaaAgents agents, int threads, List<String> all)
            throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            int share = all.size() / threads;
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < threads; i++) {
                var part = all.subList(i * share, (i + 1) * share);
                tasks.add(
                        () -> {
                            read(agents, part);
                            return null;
                        });
            }
            long start = System.nanoTime();
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
            return (System.nanoTime() - start) / MICROS / (share * threads);
        } finally {
            pool.shutdown();
        }
    }

    private static void read(YauaaAgents agents, List<String> all) {
        all.forEach(agent -> agents.entity(agent, List.of()));
    }

    /** User agents that nobody has seen. */
    private List<String> fresh(int count) {
        var fresh = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            fresh.add(FORMS.get(next % FORMS.size()).formatted(next));
            next++;
        }
        return fresh;
    }

    private static double heap() throws InterruptedException {
        for (int i = 0; i < GARBAGE_COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(100);
        }
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTES;
    }

    private static void row(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-45s %10.2f %s%n", what, value, unit);
    }
}
