package io.freshet.it.chaos;

import io.freshet.embedded.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A broker, a collector, many trackers, and somebody who breaks things. */
final class ChaosRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration CATCH_UP_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration NEWS = Duration.ofSeconds(5);

    private final PrintStream out;
    private final BrokerProcess broker;
    private final CollectorProcess collector;
    private final HealthWatch health;
    private final Sender sender;
    private final Faults faults = new Faults();

    private ChaosRun(
            PrintStream out,
            BrokerProcess broker,
            CollectorProcess collector,
            HealthWatch health,
            Sender sender) {
        this.out = out;
        this.broker = broker;
        this.collector = collector;
        this.health = health;
        this.sender = sender;
    }

    /**
     * Starts everything; requests arrive when it returns.
     *
     * @param out hears what happens
     */
    static ChaosRun start(ChaosSettings settings, PrintStream out)
            throws IOException, InterruptedException {
        var directory = settings.directory();
        Files.createDirectories(directory);
        var ports = FreePorts.several(3);
        var broker =
                BrokerProcess.start(
                        directory.resolve("kafka"), ports.get(0), directory.resolve("broker.log"));
        try {
            Topics.create(broker.bootstrapServers());
            var file = new CollectorFile(ports.get(1), ports.get(2), broker.bootstrapServers());
            var config = file.write(directory, settings.moreConfig());
            var collector =
                    CollectorProcess.start(config, file.port(), directory.resolve("collector.log"));
            try {
                return start(settings, broker, collector, file.port(), out);
            } catch (RuntimeException e) {
                collector.close();
                throw e;
            }
        } catch (RuntimeException | IOException | InterruptedException e) {
            broker.close();
            throw e;
        }
    }

    private static ChaosRun start(
            ChaosSettings settings,
            BrokerProcess broker,
            CollectorProcess collector,
            int port,
            PrintStream out) {
        var health = HealthWatch.start(port);
        var begin = System.currentTimeMillis();
        Awaitility.await("the topics to be found")
                .atMost(PATIENCE)
                .until(() -> health.healthySince(begin).isPresent());
        var load = new Load(EventIds.random());
        var sender =
                Sender.start(() -> port, load, settings.perSecond(), settings.mostConnections());
        out.printf(
                Locale.ROOT,
                "%,d requests/s to the collector at port %d, its broker at %s, logs in %s%n",
                settings.perSecond(),
                port,
                broker.bootstrapServers(),
                settings.directory());
        return new ChaosRun(out, broker, collector, health, sender);
    }

    /** Does what a plan says, waits until all is answered and stored, and compares. */
    Report run(List<Step> plan) throws IOException, InterruptedException {
        for (var step : plan) {
            carryOut(step.action());
            watchUntil(() -> false, step.pause());
        }
        sender.finish();
        say("no new requests");
        Awaitility.await()
                .atMost(PATIENCE)
                .conditionEvaluationListener(null)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> sender.open() == 0 || isSilent());
        say("%,d requests are not answered", sender.open());
        sender.close();
        return compare();
    }

    @Override
    public void close() {
        sender.close();
        health.close();
        collector.close();
        broker.close();
    }

    private void carryOut(Step.Action action) throws IOException, InterruptedException {
        switch (action) {
            case CATCH_UP -> catchUp();
            case KILL_COLLECTOR -> {
                say("kill -9 the collector");
                faults.begin(Fault.Kind.COLLECTOR_KILLED);
                collector.process().kill();
                collector.restart();
                faults.restored(false);
                say("the collector listens again");
            }
            case STOP_BROKER -> {
                say("stop the broker");
                faults.begin(Fault.Kind.BROKER_STOPPED);
                broker.process().stop();
            }
            case KILL_BROKER -> {
                say("kill -9 the broker");
                faults.begin(Fault.Kind.BROKER_KILLED);
                broker.process().kill();
            }
            case START_BROKER -> {
                broker.restart();
                faults.restored(true);
                say("the broker is there again");
            }
            case FREEZE_BROKER -> {
                say("freeze the broker");
                faults.begin(Fault.Kind.BROKER_FROZEN);
                broker.process().freeze();
            }
            case THAW_BROKER -> {
                broker.process().thaw();
                faults.restored(true);
                say("the broker goes on");
            }
            case AWAIT_HEALTHY -> awaitHealthy();
        }
    }

    private void catchUp() throws InterruptedException {
        var caughtUp = watchUntil(sender::isCaughtUp, CATCH_UP_PATIENCE);
        say(
                caughtUp ? "the senders have caught up" : "too much for this machine: %,d open",
                sender.open());
    }

    private void awaitHealthy() throws InterruptedException {
        var since = faults.lastRestoredMillis();
        if (!watchUntil(() -> health.healthySince(since).isPresent(), PATIENCE)) {
            throw new IllegalStateException("the collector is not healthy after " + PATIENCE);
        }
        say("/sink-health says OK");
    }

    /** Reads on until all answered events are there, or nothing has come for a while. */
    private Report compare() throws InterruptedException {
        var requests = sender.requests();
        var copies = new Copies(Load.eventsOf(requests.size()));
        try (var topics = new Topics(broker.bootstrapServers(), sender.load().ids(), copies)) {
            topics.readOn();
            var quietSince = System.nanoTime();
            while (!Ledger.of(requests, copies, List.of()).missing().isEmpty()
                    && System.nanoTime() - quietSince < QUIET.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(500);
                if (topics.readOn() > 0) {
                    quietSince = System.nanoTime();
                }
            }
            say("stop the collector");
            collector.process().stop();
            topics.readOn();
        }
        var done = faults.list(health::healthySince);
        return new Report(Ledger.of(requests, copies, done), done, sender);
    }

    /** Whether retries are over their longest pause and nothing was answered in all that time. */
    private boolean isSilent() {
        var now = System.currentTimeMillis();
        return sender.answers().between(now - Duration.ofMinutes(1).toMillis(), now) == 0;
    }

    private boolean watchUntil(BooleanSupplier done, Duration patience)
            throws InterruptedException {
        var begin = System.nanoTime();
        var news = begin + NEWS.toNanos();
        while (!done.getAsBoolean()) {
            var left = patience.toNanos() - (System.nanoTime() - begin);
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK.toNanos()));
            if (System.nanoTime() >= news) {
                tellThePace();
                news += NEWS.toNanos();
            }
        }
        return true;
    }

    private void tellThePace() {
        var now = System.currentTimeMillis();
        var from = now - NEWS.toMillis();
        var seconds = NEWS.toSeconds();
        say(
                "  %,6d tries/s %,6d answered 200/s %,6d failed/s %,8d open",
                sender.sent().between(from, now) / seconds,
                sender.answers().between(from, now) / seconds,
                sender.failures().between(from, now) / seconds,
                sender.open());
    }

    private void say(String format, Object... values) {
        var seconds = (System.currentTimeMillis() - sender.beginMillis()) / 1000.0;
        out.printf(
                Locale.ROOT, "%7.1f s  %s%n", seconds, String.format(Locale.ROOT, format, values));
    }
}
