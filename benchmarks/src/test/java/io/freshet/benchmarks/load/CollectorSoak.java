package io.freshet.benchmarks.load;

import io.freshet.benchmarks.process.Broker;
import io.freshet.benchmarks.process.Child;
import io.freshet.benchmarks.process.Options;
import io.freshet.benchmarks.process.Scratch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/**
 * The collector under full load for a long time: ends with an error where its memory does not stay
 * as it was after the first minutes.
 */
final class CollectorSoak {

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "minutes", "10",
                    "warm-up", "2",
                    "connections", "200",
                    "requests", "post,get",
                    "percent", "10",
                    "jvm", "",
                    "settings", "");

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS_A_MINUTE = 6;
    private static final double MEBIBYTE = 1 << 20;

    private CollectorSoak() {}

    /**
     * Runs all of it.
     *
     * @param args options, see README.md
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var options = Options.of(args, DEFAULTS);
        var jvm = new ArrayList<>(Child.PRODUCT_OPTIONS);
        jvm.addAll(options.words("jvm"));
        var settings = String.join("\n", options.words("settings"));
        boolean flat;
        try (var folder = new Scratch();
                var broker = Broker.start(folder.path(), "snowplow_raw_good", "snowplow_raw_bad");
                var server =
                        Server.collector(
                                new ServerOptions(folder.path(), jvm, broker.address(), settings),
                                false)) {
            flat = run(server, options);
        }
        System.exit(flat ? 0 : 1);
    }

    private static boolean run(Server server, Options options) {
        var requests = SampleRequest.named(options.text("requests"));
        var load = Load.closed(options.number("connections"));
        var warmUp = options.number("warm-up") * STEPS_A_MINUTE;
        var steps = warmUp + options.number("minutes") * STEPS_A_MINUTE;
        var memory = new Memory(options.number("percent"));
        System.out.println(LoadTable.row("after", "", "") + Result.HEADING + "   RSS MiB");
        for (var step = 1; step <= steps; step++) {
            var request = requests.get(step % requests.size());
            var result = server.measure(request, load, STEP);
            var resident = server.process().residentBytes();
            if (resident == null) {
                throw new IllegalStateException("this system does not tell what a process holds");
            }
            if (step >= warmUp) {
                memory.saw(resident);
            }
            var time = step * STEP.toSeconds() + " s" + (step < warmUp ? ", warming up" : "");
            System.out.printf(
                    Locale.ROOT,
                    "%s%s %9.0f%n",
                    LoadTable.row(time, request.name(), load.text()),
                    result.text(),
                    resident / MEBIBYTE);
        }
        System.out.println(memory.verdict());
        return memory.isFlat();
    }

    /** What the process held, from the end of the warm-up on. */
    private static final class Memory {

        private final int percent;
        private long first;
        private long least = Long.MAX_VALUE;
        private long most;

        private Memory(int percent) {
            this.percent = percent;
        }

        private void saw(long bytes) {
            first = first == 0 ? bytes : first;
            least = Math.min(least, bytes);
            most = Math.max(most, bytes);
        }

        private boolean isFlat() {
            return Math.max(most - first, first - least) * 100 <= first * percent;
        }

        private String verdict() {
            return String.format(
                    Locale.ROOT,
                    "RSS %.0f MiB after the warm-up, then %.0f to %.0f: %s within %d %%",
                    first / MEBIBYTE,
                    least / MEBIBYTE,
                    most / MEBIBYTE,
                    isFlat() ? "stays" : "does NOT stay",
                    percent);
        }
    }
}
