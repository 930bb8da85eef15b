package io.freshet.it.chaos.loader;

import io.freshet.embedded.FreePorts;
import io.freshet.it.chaos.BrokerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A broker, a database, two loaders, and somebody who breaks things. */
final class LoaderChaosRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration NEWS = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 250;

    /** Sum over partitions of what was loaded: the topic has no gaps. */
    private static final String LOADED =
            "SELECT coalesce(sum(next_offset), 0) FROM freshet.loader_offsets WHERE topic = '"
                    + ChaosEvents.TOPIC
                    + "'";

    private final LoaderChaosSettings settings;
    private final PrintStream out;
    private final ChaosEvents events;
    private final BrokerProcess broker;
    private final DatabaseServer database;
    private final List<LoaderProcess> loaders = new ArrayList<>();
    private final long begin = System.nanoTime();
    private long news = NEWS.toMillis();

    /** Starts broker, database and loaders. */
    LoaderChaosRun(LoaderChaosSettings settings, PrintStream out)
            throws IOException, InterruptedException {
        this.settings = settings;
        this.out = out;
        this.events = new ChaosEvents(settings.events());
        var directory = settings.directory();
        Files.createDirectories(directory);
        var ports = FreePorts.several(2);
        broker =
                BrokerProcess.start(
                        directory.resolve("kafka"), ports.get(0), directory.resolve("broker.log"));
        try {
            JsonTopics.create(broker.bootstrapServers());
            database =
                    new DatabaseServer(
                            directory.resolve("postgres"),
                            ports.get(1),
                            directory.resolve("database.log"));
        } catch (RuntimeException | IOException | InterruptedException e) {
            broker.close();
            throw e;
        }
        var resolver = LoaderFiles.resolver(directory);
        var config =
                LoaderFiles.config(
                        directory,
                        broker.bootstrapServers(),
                        database.jdbcUrl(),
                        settings.moreConfig());
        for (int i = 0; i < LoaderFault.LOADERS; i++) {
            loaders.add(
                    LoaderProcess.start(
                            config, resolver, directory.resolve("loader-" + i + ".log")));
        }
    }

    /** Sends all events, breaks things meanwhile, waits until all are loaded, and counts. */
    LoaderLedger run() throws IOException, InterruptedException, SQLException {
        say(
                "%,d events, %,d a second; logs in %s",
                settings.events(), settings.perSecond(), settings.directory());
        try (var feed = EventFeed.start(settings, events, broker)) {
            long start = millis();
            for (var fault : LoaderFault.plan(settings)) {
                watch(feed, start + fault.atMillis());
                carryOut(fault);
            }
            while (!feed.isDone()) {
                watch(feed, millis() + LOOK_MILLIS);
            }
            feed.check();
            say("all is sent, %,d records", feed.sent());
            awaitLoaded(feed);
        }
        say("all is loaded; stop the loaders");
        for (var loader : loaders) {
            loader.stop();
        }
        return LoaderLedger.of(database, events, JsonTopics.badRows(broker.bootstrapServers()));
    }

    private void carryOut(LoaderFault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case KILL_LOADER -> {
                say("kill -9 loader %d", fault.loader());
                loaders.get(fault.loader()).killAndRestart();
            }
            case RESTART_DATABASE -> {
                say("the database is away for %,d ms", fault.outageMillis());
                database.stop();
                TimeUnit.MILLISECONDS.sleep(fault.outageMillis());
                database.restart();
                say("the database is there again");
            }
        }
    }

    private void awaitLoaded(EventFeed feed) throws InterruptedException {
        long last = -1;
        long movedAt = millis();
        while (true) {
            long loaded = database.numberIfThere(LOADED).orElse(0);
            if (loaded >= feed.sent()) {
                return;
            }
            if (loaded != last) {
                last = loaded;
                movedAt = millis();
            } else if (millis() - movedAt > PATIENCE.toMillis()) {
                throw new IllegalStateException(
                        "nothing has moved for " + PATIENCE + ", loaded " + loaded);
            }
            watch(feed, millis() + LOOK_MILLIS);
        }
    }

    private void watch(EventFeed feed, long untilMillis) throws InterruptedException {
        do {
            TimeUnit.MILLISECONDS.sleep(Math.max(0, Math.min(LOOK_MILLIS, untilMillis - millis())));
            for (var loader : loaders) {
                if (loader.hasEnded()) {
                    throw new IllegalStateException("a loader gave up, see " + loader.log());
                }
            }
            if (millis() >= news) {
                news = millis() + NEWS.toMillis();
                say(
                        "  %,d sent, %,d loaded",
                        feed.sent(), database.numberIfThere(LOADED).orElse(0));
            }
        } while (millis() < untilMillis);
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private void say(String format, Object... values) {
        out.printf(
                Locale.ROOT,
                "%7.1f s  %s%n",
                millis() / 1000.0,
                String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() {
        loaders.forEach(LoaderProcess::close);
        database.close();
        broker.close();
    }
}
