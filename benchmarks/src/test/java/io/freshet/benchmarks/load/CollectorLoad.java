package io.freshet.benchmarks.load;

import io.freshet.benchmarks.process.Broker;
import io.freshet.benchmarks.process.Child;
import io.freshet.benchmarks.process.Options;
import io.freshet.benchmarks.process.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The collector under load, next to what its HTTP library and its Kafka client cost by themselves.
 * Every server is a process of its own, so is the broker; all get the same requests, in turn, round
 * after round, so that a busy minute does not hit one alone.
 */
final class CollectorLoad {

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "requests", "post,get",
                    "rounds", "3",
                    "seconds", "5",
                    "warm-up", "30",
                    "warm-up-requests", "120000",
                    "connections", "32",
                    "open-connections", "500",
                    "load-percent", "70",
                    "jvm", "",
                    "settings", "");

    private final Options options;
    private final LoadTable table = new LoadTable();

    private CollectorLoad(Options options) {
        this.options = options;
    }

    /**
     * Runs all of it.
     *
     * @param args options, see README.md
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var load = new CollectorLoad(Options.of(args, DEFAULTS));
        try (var folder = new Scratch();
                var broker = Broker.start(folder.path(), "snowplow_raw_good", "snowplow_raw_bad")) {
            load.run(folder.path(), broker.address());
        }
    }

    private void run(Path folder, String brokers) throws InterruptedException {
        var jvm = new ArrayList<>(Child.PRODUCT_OPTIONS);
        jvm.addAll(options.words("jvm"));
        var settings = String.join("\n", options.words("settings"));
        var shared = new ServerOptions(folder, jvm, brokers, settings);
        try (var bare = Server.bare(shared);
                var kafka = Server.bareWithKafka(shared);
                var first = Server.collector(shared, true);
                var safe = Server.collector(shared, false)) {
            var requests = SampleRequest.named(options.text("requests"));
            for (var request : requests) {
                for (var server : List.of(bare, kafka, first, safe)) {
                    warmUp(server, request);
                }
            }
            for (var request : requests) {
                measure(request, bare, kafka, first, safe);
            }
        }
        table.print();
    }

    /** Until the virtual machine has compiled what there is to compile. */
    private void warmUp(Server server, SampleRequest request) {
        say("warming up  " + server.name() + " with " + request);
        var load = Load.closed(options.number("connections"));
        var answered = 0;
        for (var second = 0; second < options.number("warm-up"); second++) {
            answered += server.measure(request, load, Duration.ofSeconds(1)).answered();
            if (answered >= options.number("warm-up-requests")) {
                return;
            }
        }
    }

    private void measure(
            SampleRequest request, Server bare, Server kafka, Server first, Server safe) {
        var few = Load.closed(options.number("connections"));
        var many = Load.closed(options.number("open-connections"));
        for (var round = 1; round <= options.number("rounds"); round++) {
            table.add(request, Case.BARE, once(bare, request, few));
            table.add(request, Case.KAFKA, once(kafka, request, few));
            table.add(request, Case.FIRST, once(first, request, few));
            var full = once(safe, request, many);
            table.add(request, Case.FULL, full);
            // A part of what it takes now: what else runs on the machine changes from round to
            // round.
            var steady = many.steady(full, options.number("load-percent"));
            table.add(request, Case.FIRST_STEADY, once(first, request, steady));
            table.add(request, Case.STEADY, once(safe, request, steady));
        }
    }

    private Result once(Server server, SampleRequest request, Load load) {
        var result = server.measure(request, load, Duration.ofSeconds(options.number("seconds")));
        say(LoadTable.row(server.name(), request.name(), load.text()) + result.text());
        return result;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
