package io.freshet.webapp.micro;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Lookup;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.http.Routes;
import io.freshet.webapp.micro.MicroStore.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of Snowplow Micro, so that test suites written against it run unchanged. What is
 * asked beside is ours: {@code ?event_id=} and {@code ?header=name:value} of good and bad.
 */
public final class Micro {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LARGEST_PAGE = 1000;
    private static final long MINUTE = 60_000;

    private final MicroStore store;
    private final MicroEvents events;
    private final MicroSettings settings;
    private final IgluClient iglu;
    private final UnderWay underWay;

    /**
     * @param store what was seen
     * @param underWay what questions wait for
     * @param iglu where schemas come from
     */
    public Micro(MicroStore store, MicroSettings settings, IgluClient iglu, UnderWay underWay) {
        this.store = store;
        this.underWay = underWay;
        this.events = new MicroEvents(store);
        this.settings = settings;
        this.iglu = iglu;
    }

    /** Adds the endpoints. */
    public void addTo(Routes.Builder routes) {
        var all = settled(request -> all());
        var good = settled(this::good);
        var bad = settled(this::bad);
        var page = settled(this::page);
        routes.get("/micro/all", all).post("/micro/all", all);
        routes.get("/micro/good", good).post("/micro/good", good);
        routes.get("/micro/bad", bad).post("/micro/bad", bad);
        routes.get("/micro/events", page).post("/micro/events", page);
        routes.get("/micro/timeline", settled(request -> timeline()));
        routes.get("/micro/iglu/{vendor}/{name}/{format}/{version}", this::schema);
        for (var method : List.of("GET", "POST")) {
            var reset = settled(request -> reset());
            routes.add(new Routes.Route(method, "/micro/reset", false, true, reset));
        }
    }

    /** Answers once what was sent before has ended: a reset forgets it, too. */
    private Endpoint settled(Endpoint endpoint) {
        return request -> {
            underWay.settle();
            return endpoint.answer(request);
        };
    }

    private Answer all() {
        var good = store.goodCount();
        var bad = store.badCount();
        return Answer.json(
                NODES.objectNode().put("total", good + bad).put("good", good).put("bad", bad));
    }

    private Answer reset() {
        if (!settings.reset()) {
            throw new Refusal(
                    403,
                    "reset_not_allowed",
                    "this server keeps what it has seen",
                    "set micro.reset = true where tests alone use it");
        }
        store.reset();
        return all();
    }

    private Answer good(Request request) {
        var filter = request.hasBody() ? request.json() : NODES.objectNode();
        var found =
                found(store.good(), request, MicroStore::goodId)
                        .flatMap(entry -> events.good(entry).stream())
                        .filter(event -> isOfType(event, filter.path("event_type").asString("")))
                        .filter(event -> hasSchemas(event, filter))
                        .filter(header(request));
        return list(found, filter);
    }

    private Answer bad(Request request) {
        var filter = request.hasBody() ? request.json() : NODES.objectNode();
        var found =
                found(store.bad(), request, MicroStore::badId)
                        .map(events::bad)
                        .filter(event -> isOfApi(event, filter, "vendor"))
                        .filter(event -> isOfApi(event, filter, "version"))
                        .filter(header(request));
        return list(found, filter);
    }

    /** Events by page: the members of a request that Micro documents, as far as they are given. */
    private Answer page(Request request) {
        var filter = request.hasBody() ? request.json() : NODES.objectNode();
        var size = Math.max(1, Math.min(LARGEST_PAGE, filter.path("pageSize").asInt(50)));
        var page = Math.max(1, filter.path("page").asInt(1));
        var valid = filter.path("validEvents");
        var all = NODES.arrayNode();
        if (!valid.isBoolean() || valid.asBoolean()) {
            store.good().stream()
                    .flatMap(entry -> events.good(entry).stream())
                    .map(event -> event.path("event"))
                    .filter(event -> hasColumns(event, filter.path("filters")))
                    .forEach(all::add);
        }
        if (!valid.isBoolean() || !valid.asBoolean()) {
            store.bad().stream().map(events::bad).forEach(all::add);
        }
        var body =
                NODES.objectNode().put("page", page).put("pageSize", size).put("total", all.size());
        var list = body.putArray("events");
        for (var i = (page - 1L) * size; i < Math.min(all.size(), (long) page * size); i++) {
            list.add(all.get((int) i));
        }
        return Answer.json(body).table("events");
    }

    private Answer timeline() {
        var minutes = new TreeMap<Long, long[]>();
        store.good().forEach(one -> minute(minutes, one)[0]++);
        store.bad().forEach(one -> minute(minutes, one)[1]++);
        var body = NODES.objectNode();
        var list = body.putArray("timeline");
        minutes.forEach(
                (at, counts) ->
                        list.addObject()
                                .put("at", at)
                                .put("good", counts[0])
                                .put("bad", counts[1]));
        return Answer.json(body).table("timeline", "at", "good", "bad");
    }

    private static long[] minute(Map<Long, long[]> minutes, Entry entry) {
        return minutes.computeIfAbsent(entry.at() / MINUTE * MINUTE, at -> new long[2]);
    }

    private Answer schema(Request request) {
        var uri =
                "iglu:"
                        + String.join(
                                "/",
                                request.part("vendor"),
                                request.part("name"),
                                request.part("format"),
                                request.part("version"));
        var found = SchemaKey.parse(uri).key().map(iglu::lookup);
        if (found.isPresent() && found.get() instanceof Lookup.Found schema) {
            return Answer.json(schema.schema());
        }
        throw Refusal.notFound("no registry has " + uri, "add it to a registry of the resolver");
    }

    private static Stream<Entry> found(
            List<Entry> entries, Request request, Function<Entry, Optional<String>> idOf) {
        var id = request.query("event_id");
        return id.isEmpty()
                ? entries.stream()
                : entries.stream().filter(entry -> idOf.apply(entry).equals(id));
    }

    private static Answer list(Stream<ObjectNode> found, JsonNode filter) {
        var limit = filter.path("limit").asInt(Integer.MAX_VALUE);
        var list = NODES.arrayNode();
        found.limit(Math.max(0, limit)).forEach(list::add);
        return Answer.json(list);
    }

    /** The word of the event, or the letters that the tracker sends for it. */
    private static boolean isOfType(JsonNode event, String type) {
        return type.isEmpty()
                || event.path("eventType").asString("").equals(type)
                || event.path("rawEvent").path("parameters").path("e").asString("").equals(type);
    }

    private static boolean hasSchemas(JsonNode event, JsonNode filter) {
        var schema = filter.path("schema").asString("");
        if (!schema.isEmpty() && !isSame(event.path("schema").asString(""), schema)) {
            return false;
        }
        for (var wanted : filter.path("contexts")) {
            if (!contains((ArrayNode) event.path("contexts"), wanted.asString(""))) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(ArrayNode contexts, String wanted) {
        for (var context : contexts) {
            if (isSame(context.asString(""), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Micro's own examples leave the scheme out. */
    private static boolean isSame(String uri, String wanted) {
        return uri.equals(wanted) || uri.equals("iglu:" + wanted);
    }

    private static boolean isOfApi(JsonNode event, JsonNode filter, String part) {
        var wanted = filter.path(part).asString("");
        var request = event.path("collectorPayload");
        var api = (request.isObject() ? request : event.path("rawEvent")).path("api");
        return wanted.isEmpty() || api.path(part).asString("").equals(wanted);
    }

    private static boolean hasColumns(JsonNode event, JsonNode filters) {
        for (var filter : filters) {
            var value = event.path(filter.path("column").asString("")).asString("");
            var wanted = filter.path("value").asString("");
            if (!value.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /** Events of one test among many that run at once: those whose request had this header. */
    private static Predicate<ObjectNode> header(Request request) {
        var header = request.query("header").orElse("");
        var colon = header.indexOf(':');
        if (colon < 0) {
            if (!header.isEmpty()) {
                throw Refusal.badRequest(
                        "the query parameter header has no colon", "give header=name:value");
            }
            return event -> true;
        }
        var name = header.substring(0, colon).strip();
        var value = header.substring(colon + 1).strip();
        return event -> {
            for (var line : event.path("rawEvent").path("context").path("headers")) {
                var parts = line.asString("").split(":", 2);
                if (parts.length == 2
                        && parts[0].strip().equalsIgnoreCase(name)
                        && parts[1].strip().equals(value)) {
                    return true;
                }
            }
            return false;
        };
    }
}
