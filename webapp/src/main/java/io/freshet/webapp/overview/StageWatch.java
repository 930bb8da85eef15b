package io.freshet.webapp.overview;

import io.freshet.runtime.admin.AdminPort;
import io.freshet.runtime.admin.Replicas;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.Stage;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.watch.Marker;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the components' admin ports every few seconds how they are; remembers the last minute. */
public final class StageWatch implements AutoCloseable, Supplier<List<StageFacts>> {

    /** The stages in the order of the event's way. */
    public static final List<String> STAGES =
            List.of("collector", "enricher", "events-processor", "loader-pg");

    private static final Logger LOGGER = LoggerFactory.getLogger(StageWatch.class);
    private static final long PERIOD_MILLIS = 5_000;
    private static final int KEPT = 12;

    private final Map<String, URI> components;
    private final Clock clock;

    /** By the address that is configured, the processes behind it. */
    private final Map<URI, Map<URI, AdminPort>> ports = new HashMap<>();

    private final Map<URI, Deque<Look>> looks = new HashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "site-stages");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final ProcessChanges changes = new ProcessChanges();
    private final DroppedEvents dropped = new DroppedEvents();
    private volatile List<StageFacts> facts;
    private volatile OptionalDouble loadedPerSecond = OptionalDouble.empty();

    /**
     * A watch that has not looked yet.
     *
     * @param components admin address of each component, by its name
     */
    public StageWatch(Map<String, URI> components, Clock clock) {
        this.components = Map.copyOf(components);
        this.clock = clock;
        this.facts = STAGES.stream().map(this::notLookedAt).toList();
    }

    /** Begins to look. */
    public void start() {
        var unused =
                timer.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How the stages were when they were last looked at. */
    @Override
    public List<StageFacts> get() {
        return facts;
    }

    /** When processes were started, and with which version and configuration they came back. */
    public List<Marker> changes() {
        return changes.all();
    }

    /** How many of the events that came in from a moment on the enricher may have dropped. */
    public long droppedAtMost(Window window, long fromMillis, long nowMillis) {
        return dropped.atMost(window, fromMillis, nowMillis);
    }

    /** Events a second for which the loader writes rows; empty where it does not tell. */
    public OptionalDouble loadedPerSecond() {
        return loadedPerSecond;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            components.values().stream().distinct().forEach(this::look);
            facts = STAGES.stream().map(this::stage).toList();
            loadedPerSecond = rateOf("loader-pg", "good");
            noteDropped();
        } catch (RuntimeException e) {
            LOGGER.atWarn().addKeyValue("error", e.toString()).log("looking at components failed");
        }
    }

    private SortedSet<String> componentsAt(URI uri) {
        var names = new TreeSet<String>();
        components.forEach(
                (name, address) -> {
                    if (address.equals(uri)) {
                        names.add(name);
                    }
                });
        return names;
    }

    private void noteDropped() {
        var of = looks.get(components.get("enricher"));
        if (of != null && !of.isEmpty() && of.getLast().trouble() == null) {
            var total = counted(of.getLast(), "enricher", "dropped");
            dropped.seen(Math.round(total.orElse(0)), of.getLast().atMillis());
        }
    }

    private OptionalDouble rateOf(String component, String outcome) {
        var of = looks.get(components.get(component));
        return of == null || of.isEmpty()
                ? OptionalDouble.empty()
                : rate(
                        of.getFirst(),
                        of.getLast(),
                        counted(of.getFirst(), component, outcome),
                        counted(of.getLast(), component, outcome));
    }

    private static OptionalDouble counted(Look look, String component, String outcome) {
        return look.scrape()
                .sum(
                        "freshet_ledger_events_total",
                        sample ->
                                sample.label("stage").equals(component)
                                        && sample.label("outcome").equals(outcome));
    }

    private void look(URI admin) {
        var replicas = Replicas.of(admin);
        var of = looks.computeIfAbsent(admin, key -> new ArrayDeque<>());
        var asked = ports.getOrDefault(admin, Map.of());
        if (!asked.keySet().equals(Set.copyOf(replicas))) {
            // One that came or went would look like events that came or went.
            of.clear();
            asked = new TreeMap<>();
            for (var uri : replicas) {
                asked.put(uri, new AdminPort(uri));
            }
            ports.put(admin, asked);
        }
        var each = new ArrayList<Look>();
        for (var replica : asked.entrySet()) {
            var look = Look.at(replica.getValue(), clock.millis());
            each.add(look);
            if (look.told() != null) {
                changes.seen(replica.getKey(), componentsAt(admin), look.told(), look.atMillis());
            }
        }
        of.addLast(Look.together(each));
        if (of.size() > KEPT) {
            of.removeFirst();
        }
    }

    private StageFacts notLookedAt(String component) {
        return StageFacts.unknown(
                component,
                "unknown",
                components.containsKey(component)
                        ? "it has not been asked yet"
                        : "set dashboard.components." + component + " to its admin address");
    }

    private StageFacts stage(String component) {
        var uri = components.get(component);
        if (uri == null) {
            return notLookedAt(component);
        }
        var of = looks.get(uri);
        if (of == null || of.isEmpty()) {
            return notLookedAt(component);
        }
        return facts(component, uri, of.getFirst(), of.getLast());
    }

    /** What two looks tell of a stage. */
    static StageFacts facts(String component, URI address, Look before, Look now) {
        var setting = "dashboard.components." + component;
        if (now.trouble() != null) {
            return StageFacts.unknown(
                    component,
                    "away",
                    "nobody tells of it at %s (%s): start it with 'freshet %s', or correct %s"
                            .formatted(address, now.trouble(), component, setting));
        }
        var line = now.service(component);
        var stage = Stage.of(component);
        if (line.isEmpty() || stage.isEmpty()) {
            return StageFacts.unknown(
                    component,
                    "unknown",
                    "another component answers at %s: correct %s".formatted(address, setting));
        }
        var state = line.get().state();
        var latest = Quantiles.of(component, before.scrape(), now.scrape());
        var quantiles =
                latest.isEmpty()
                        ? Quantiles.of(component, new Scrape(List.of()), now.scrape())
                        : latest;
        return new StageFacts(
                component,
                state.equals("ready") || state.equals("starting") ? state : "unready",
                line.get().detail().isEmpty() ? null : line.get().detail(),
                rate(before, now, stage.get().in(before.scrape()), stage.get().in(now.scrape())),
                stage.get()
                        .oldest(now.scrape())
                        .map(age -> OptionalDouble.of(age.toMillis() / 1e3))
                        .orElse(OptionalDouble.empty()),
                stage.get().waiting(now.scrape()),
                quantiles.millis(0.5),
                quantiles.millis(0.99),
                ledger(component, stage.get(), before, now));
    }

    private static OptionalDouble rate(
            Look before, Look now, OptionalDouble was, OptionalDouble is) {
        if (was.isEmpty() || is.isEmpty() || now.atMillis() <= before.atMillis()) {
            return OptionalDouble.empty();
        }
        // A process that was started again counts from nought.
        var came = Math.max(0, is.getAsDouble() - was.getAsDouble());
        return OptionalDouble.of(
                Math.round(came * 1e4 / (now.atMillis() - before.atMillis())) / 10.0);
    }

    private static Map<String, Long> ledger(String component, Stage stage, Look before, Look now) {
        var books = new LinkedHashMap<String, Long>();
        for (var sample : now.scrape().samples()) {
            if (sample.label("stage").equals(component)) {
                if (sample.name().equals("freshet_ledger_events_total")) {
                    books.merge(sample.label("outcome"), Math.round(sample.value()), Long::sum);
                } else if (sample.name().equals("freshet_ledger_in_flight")) {
                    books.merge("inFlight", Math.round(sample.value()), Long::sum);
                }
            }
        }
        if (!books.isEmpty()) {
            books.put("difference", stage.difference(before.scrape(), now.scrape()));
        }
        return books;
    }

    /** Of all stages nothing waits. */
    public static boolean isIdle(List<StageFacts> facts) {
        return facts.stream()
                .filter(stage -> !stage.name().equals("collector"))
                .map(StageFacts::lagRecords)
                .allMatch(lag -> lag.equals(OptionalLong.of(0)));
    }
}
