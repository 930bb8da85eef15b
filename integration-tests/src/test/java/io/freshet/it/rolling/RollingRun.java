package io.freshet.it.rolling;

import io.freshet.embedded.FreePorts;
import io.freshet.it.chaos.BrokerProcess;
import io.freshet.it.chaos.EventIds;
import io.freshet.it.chaos.Load;
import io.freshet.it.chaos.Sender;
import io.freshet.it.chaos.loader.DatabaseServer;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A broker, a database, two instances of each component, trackers, and somebody who upgrades. */
final class RollingRun implements AutoCloseable {

    private static final int INSTANCES = 2;
    private static final int CONNECTIONS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final RollingSettings settings;
    private final PrintStream out;
    private final List<AutoCloseable> started = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Integer> collectorPorts = new ArrayList<>();
    private final BrokerProcess broker;
    private final DatabaseServer database;
    private final StageTopics topics;
    private final long begin = System.nanoTime();

    /**
     * Starts everything and waits until all of it is ready.
     *
     * @param out hears what happens
     */
    RollingRun(RollingSettings settings, PrintStream out) throws IOException, InterruptedException {
        this.settings = settings;
        this.out = out;
        var directory = settings.directory();
        var ports = FreePorts.several(2);
        broker =
                started(
                        BrokerProcess.start(
                                directory.resolve("kafka"),
                                ports.get(0),
                                directory.resolve("broker.log")));
        try {
            topics = started(new StageTopics(broker.bootstrapServers()));
            topics.createTopics();
            database =
                    started(
                            new DatabaseServer(
                                    directory.resolve("postgres"),
                                    ports.get(1),
                                    directory.resolve("database.log")));
            startInstances();
        } catch (RuntimeException | IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private void startInstances() throws IOException {
        var files =
                new InstanceFiles(
                        settings.directory(),
                        broker.bootstrapServers(),
                        database.jdbcUrl(),
                        settings.isStatic());
        var ports = FreePorts.several(2 * INSTANCES * Stage.values().length);
        for (var stage : Stage.values()) {
            for (var number = 0; number < INSTANCES; number++) {
                var two = ports.subList(2 * instances.size(), 2 * instances.size() + 2);
                var config = files.write(stage, number, two.get(1), two.get(0));
                instances.add(started(new Instance(stage, number, config, settings.launcher())));
                if (stage == Stage.COLLECTOR) {
                    collectorPorts.add(two.get(1));
                }
            }
            // Not all at once: eight JVMs that start take their time from each other.
            instances.forEach(Instance::awaitReady);
        }
    }

    private <T extends AutoCloseable> T started(T it) {
        started.add(0, it);
        return it;
    }

    /** Restarts under load, one instance after the other, and looks for every event. */
    RollingReport run() throws IOException, InterruptedException, SQLException {
        say(
                "two instances of each component, %,d requests a second; logs in %s",
                settings.perSecond(), settings.directory());
        var restarts = new ArrayList<Restart>();
        var load = new Load(EventIds.random());
        try (var balancer = Balancer.start(collectorPorts);
                var sender =
                        Sender.start(balancer::port, load, settings.perSecond(), CONNECTIONS)) {
            awaitRows();
            calm();
            for (var instance : instances) {
                if (instance.number() < settings.restarts()) {
                    restarts.add(restart(instance));
                    calm();
                }
            }
            sender.finish();
            say("no new requests");
            Awaitility.await("all requests to be answered")
                    .atMost(PATIENCE)
                    .until(() -> sender.open() == 0);
            sender.close();
            var requests = sender.requests();
            var events = Load.eventsOf(requests.size());
            awaitAll(events);
            var errors = stopAll();
            var arrivals =
                    Arrivals.read(
                            broker.bootstrapServers(), database.jdbcUrl(), load.ids(), events);
            return RollingReport.of(requests, arrivals, restarts, errors);
        }
    }

    /** As the procedure says: the next one when this one is ready and has nothing left to do. */
    private Restart restart(Instance instance) throws IOException, InterruptedException {
        var restart = instance.restart();
        topics.awaitCaughtUp(instance.stage());
        say(
                "%s restarted in %.1f s",
                restart.name(), (restart.readyMillis() - restart.beginMillis()) / 1000.0);
        instances.forEach(Instance::checkRuns);
        return restart;
    }

    private void awaitRows() {
        Awaitility.await("the first row")
                .atMost(PATIENCE)
                .until(() -> Arrivals.rows(database.jdbcUrl()) > 0);
    }

    private void calm() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(settings.calm().toMillis());
    }

    /** Waits until the table has all of them, or nothing has come for a while. */
    private void awaitAll(int events) {
        var last = new long[] {-1, System.nanoTime()};
        Awaitility.await("the rows")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            var rows = Arrivals.rows(database.jdbcUrl());
                            if (rows != last[0]) {
                                last[0] = rows;
                                last[1] = System.nanoTime();
                            }
                            return rows >= events || System.nanoTime() - last[1] > QUIET.toNanos();
                        });
        say("%,d of %,d events are in the table", last[0], events);
    }

    /** The end of the run is a stop in good order, too. */
    private List<String> stopAll() throws IOException, InterruptedException {
        instances.forEach(Instance::tellToStop);
        var errors = new ArrayList<String>();
        for (var instance : instances) {
            errors.addAll(instance.awaitEnd());
        }
        return errors;
    }

    @Override
    public void close() {
        for (var it : started) {
            try {
                it.close();
            } catch (Exception e) {
                out.println("not closed: " + e);
            }
        }
    }

    private void say(String format, Object... values) {
        var seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0;
        out.printf(
                Locale.ROOT, "%7.1f s  %s%n", seconds, String.format(Locale.ROOT, format, values));
    }
}
