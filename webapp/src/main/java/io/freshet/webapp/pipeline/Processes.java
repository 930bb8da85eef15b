package io.freshet.webapp.pipeline;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.runtime.admin.AdminPort;
import io.freshet.runtime.admin.Replicas;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.ServiceLine;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Asks the components' admin ports how they are; several components may share a port. Answers are
 * good for a moment, so that many open pages ask no more than one.
 */
public final class Processes implements AutoCloseable {

    private static final long GOOD_NANOS = 2_000_000_000L;
    private static final Scrape NO_FIGURES = new Scrape(List.of());

    private final Map<String, URI> addresses;
    private final Map<URI, AdminPort> ports = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private List<Seen> last = List.of();
    private long lastNanos = System.nanoTime() - GOOD_NANOS;

    /**
     * Asks nothing yet.
     *
     * @param addresses admin address of each component, by its name; of several processes where the
     *     host's name stands for several
     */
    public Processes(Map<String, URI> addresses) {
        this.addresses = new TreeMap<>(addresses);
        this.threads =
                Executors.newFixedThreadPool(
                        4,
                        task -> {
                            var thread = new Thread(task, "site-admin-ports");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * What one process told of one component.
     *
     * @param component its name
     * @param address its admin address
     * @param state {@code ready}, {@code starting}, {@code failed}, {@code stopped}, or {@code
     *     away} where nobody answers
     * @param why what it waits for, or why nobody answers; null where there is nothing to say
     * @param info what {@code /info} said; an empty object where nobody answers
     * @param figures what {@code /metrics} said of the whole process
     */
    public record Seen(
            String component,
            URI address,
            String state,
            @Nullable String why,
            JsonNode info,
            Scrape figures) {

        /** What {@code /info} says under a key for this component alone, or for the process. */
        public @Nullable String told(String key) {
            var value = info.path(key);
            var own = value.isObject() ? value.path(component) : value;
            return own.isString() ? own.asString() : null;
        }
    }

    /** All processes, by the component's name and their address. */
    public synchronized List<Seen> look() {
        if (System.nanoTime() - lastNanos >= GOOD_NANOS) {
            last = ask();
            lastNanos = System.nanoTime();
        }
        return last;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private List<Seen> ask() {
        var wanted = new TreeMap<String, List<URI>>();
        addresses.forEach((component, name) -> wanted.put(component, Replicas.of(name)));
        var each = wanted.values().stream().flatMap(List::stream).distinct().toList();
        ports.keySet().retainAll(each);
        var byPort =
                each.stream()
                        .map(uri -> Map.entry(uri, threads.submit(() -> Port.ask(port(uri)))))
                        .toList();
        var told = new TreeMap<URI, Port>();
        for (var asked : byPort) {
            try {
                told.put(asked.getKey(), asked.getValue().get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            } catch (ExecutionException defect) {
                throw new IllegalStateException(defect.getCause());
            }
        }
        var seen = new ArrayList<Seen>();
        wanted.forEach(
                (component, uris) ->
                        uris.forEach(
                                uri ->
                                        seen.add(
                                                Objects.requireNonNull(told.get(uri))
                                                        .of(component, uri))));
        return List.copyOf(seen);
    }

    private AdminPort port(URI uri) {
        return ports.computeIfAbsent(uri, AdminPort::new);
    }

    /** What one port told. */
    private record Port(
            List<ServiceLine> services, JsonNode info, Scrape figures, @Nullable String trouble) {

        static Port ask(AdminPort port) {
            try {
                return new Port(
                        port.ready().services(), Json.parse(port.info()), port.metrics(), null);
            } catch (IOException | InvalidJson away) {
                var nothing = JsonNodeFactory.instance.objectNode();
                return new Port(List.of(), nothing, NO_FIGURES, said(away));
            }
        }

        Seen of(String component, URI address) {
            if (trouble != null) {
                return new Seen(component, address, "away", trouble, info, figures);
            }
            return services.stream()
                    .filter(line -> line.name().equals(component))
                    .findFirst()
                    .map(
                            line ->
                                    new Seen(
                                            component,
                                            address,
                                            line.state(),
                                            line.detail().isEmpty() ? null : line.detail(),
                                            info,
                                            figures))
                    .orElseGet(
                            () ->
                                    new Seen(
                                            component,
                                            address,
                                            "away",
                                            "another component answers there",
                                            info,
                                            figures));
        }

        private static String said(Exception e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }
}
