package io.freshet.sdk;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An enriched event. Immutable.
 *
 * <p>Columns are read by name, {@code event.get(Fields.GEO_LATITUDE)}, or by group, {@code
 * event.geo().latitude()}. Two events are equal where all columns are; the order of keys in
 * entities is no difference, the text of their numbers is.
 */
public final class Event {

    private final ParsedEvent parsed;

    Event(ParsedEvent parsed) {
        this.parsed = parsed;
    }

    /** Reads a line with {@link EventParser#standard()}. */
    public static ParseResult parse(String line) {
        return EventParser.standard().parse(line);
    }

    /** Reads a line in UTF-8 with {@link EventParser#standard()}. */
    public static ParseResult parse(byte[] line) {
        return EventParser.standard().parse(line);
    }

    /** Reads what remains in a buffer with {@link EventParser#standard()}. */
    public static ParseResult parse(ByteBuffer line) {
        return EventParser.standard().parse(line);
    }

    /**
     * An event of the four columns that no event is without.
     *
     * @throws EventParsingException where a text is empty or has a tab in it
     */
    public static Event minimal(UUID id, Instant collectorTstamp, String vCollector, String vEtl) {
        var cells = new EventDraft();
        cells.set(AtomicField.EVENT_ID, id.toString());
        var time = collectorTstamp.toString();
        cells.set(AtomicField.COLLECTOR_TSTAMP, time.substring(0, time.length() - 1));
        cells.set(AtomicField.V_COLLECTOR, vCollector);
        cells.set(AtomicField.V_ETL, vEtl);
        // By way of the line, which finds tabs.
        return EventParser.standard().parseOrThrow(EnrichedTsv.encode(cells));
    }

    /** Reads what {@link #toLosslessJson()} writes. Members that are missing are empty columns. */
    public static ParseResult ofLosslessJson(String json) {
        return LosslessJson.read(json);
    }

    /** As {@link #ofLosslessJson(String)}, in UTF-8; malformed bytes become U+FFFD. */
    public static ParseResult ofLosslessJson(byte[] json) {
        return LosslessJson.read(new String(json, StandardCharsets.UTF_8));
    }

    /** As {@link #ofLosslessJson(String)}, from a tree. */
    public static ParseResult ofLosslessJson(JsonNode json) {
        return LosslessJson.read(json);
    }

    /** A column's value; empty where the column is. */
    public <T> Optional<T> get(Field<T> field) {
        return field.read(parsed);
    }

    <T> T require(Field<T> field) {
        return get(field).orElseThrow();
    }

    /** The event's id. */
    public UUID id() {
        return require(Fields.EVENT_ID);
    }

    /** What tells this event from all others. */
    public Identity identity() {
        return new Identity(this);
    }

    /** What kind of event this is. */
    public EventType type() {
        return new EventType(this);
    }

    /** Who sent the event. */
    public App app() {
        return new App(this);
    }

    /** Which parts of the pipeline the event came through. */
    public Pipeline pipeline() {
        return new Pipeline(this);
    }

    /** When things happened, by which clock. */
    public Times times() {
        return new Times(this);
    }

    /** Who was there: personal data throughout. */
    public User user() {
        return new User(this);
    }

    /** The visit that the event belongs to. */
    public Session session() {
        return new Session(this);
    }

    /** Where the visitor was, by IP address. */
    public Geo geo() {
        return new Geo(this);
    }

    /** Whose network the visitor came from. */
    public Ip ip() {
        return new Ip(this);
    }

    /** The page that was looked at. */
    public Page page() {
        return new Page(this);
    }

    /** The page that the visitor came from, and what is known of it. */
    public Referrer referrer() {
        return new Referrer(this);
    }

    /** The campaign that brought the visitor. */
    public Marketing marketing() {
        return new Marketing(this);
    }

    /** The five parts of a structured event. */
    public StructEvent struct() {
        return new StructEvent(this);
    }

    /** An order, as the old e-commerce events have it. */
    public Transaction transaction() {
        return new Transaction(this);
    }

    /** One item of an order, as the old e-commerce events have it. */
    public TransactionItem transactionItem() {
        return new TransactionItem(this);
    }

    /** How far the page was scrolled since the last ping, in pixels. */
    public PagePing pagePing() {
        return new PagePing(this);
    }

    /** The browser, and what it can do. */
    public Browser browser() {
        return new Browser(this);
    }

    /** The operating system. */
    public Os os() {
        return new Os(this);
    }

    /** The device. */
    public Device device() {
        return new Device(this);
    }

    /** The page as the browser laid it out. */
    public Document document() {
        return new Document(this);
    }

    /** Entities that the tracker attached, in order. */
    public List<Entity> contexts() {
        return Entity.all(parsed.contexts());
    }

    /** Entities that enrichments attached, in order. */
    public List<Entity> derivedContexts() {
        return Entity.all(parsed.derivedContexts());
    }

    /** All entities: those of the tracker, then those of enrichments. */
    public List<Entity> entities() {
        return contents().map(Entity::new).toList();
    }

    /** The entities whose schema is of that vendor, name and model, whatever its revision. */
    public List<Entity> entities(String vendor, String name, int model) {
        return entities().stream().filter(entity -> entity.is(vendor, name, model)).toList();
    }

    /** The entities whose schema fits, for example {@code iglu:com.acme/cart/jsonschema/1-*-*}. */
    public List<Entity> entities(SchemaCriterion schemas) {
        return entities().stream().filter(entity -> schemas.matches(entity.schema())).toList();
    }

    /** The first entity whose schema is of that vendor, name and model. */
    public Optional<Entity> entity(String vendor, String name, int model) {
        return entities(vendor, name, model).stream().findFirst();
    }

    /** The event's own data, where the event is self-describing. */
    public Optional<Entity> selfDescribingEvent() {
        return get(Fields.UNSTRUCT_EVENT);
    }

    /** Latitude and longitude with a comma between, where both are known. */
    public Optional<String> geoLocation() {
        return get(Fields.GEO_LATITUDE)
                .flatMap(
                        latitude ->
                                get(Fields.GEO_LONGITUDE)
                                        .map(longitude -> latitude + "," + longitude));
    }

    /** The schemas that the event makes use of, each once for each column, in order. */
    public Set<InventoryItem> inventory() {
        var items = new LinkedHashSet<InventoryItem>();
        parsed.contexts().forEach(e -> items.add(item(Fields.CONTEXTS, e)));
        parsed.derivedContexts().forEach(e -> items.add(item(Fields.DERIVED_CONTEXTS, e)));
        Stream.ofNullable(parsed.unstructEvent())
                .forEach(own -> items.add(item(Fields.UNSTRUCT_EVENT, own)));
        return Collections.unmodifiableSet(items);
    }

    /**
     * The flat JSON: 128 columns, always all of them, then {@code contexts_<vendor>_<name>_<model>}
     * for each kind of entity, an array whose elements have {@code _schema_version}, {@code
     * unstruct_event_<vendor>_<name>_<model>} and {@code geo_location}.
     */
    public String toJson() {
        return EventJson.print(parsed);
    }

    /** As {@link #toJson()}, in UTF-8. */
    public byte[] toJsonBytes() {
        return EventJson.printBytes(parsed);
    }

    /** As {@link #toJson()}, as a tree of one's own. */
    public ObjectNode toJsonNode() {
        return tree(toJson());
    }

    /** The JSON that can be read back: 131 columns, entities in their envelopes. */
    public String toLosslessJson() {
        return EventJson.printLossless(parsed);
    }

    /** As {@link #toLosslessJson()}, in UTF-8. */
    public byte[] toLosslessJsonBytes() {
        return EventJson.printLosslessBytes(parsed);
    }

    /** As {@link #toLosslessJson()}, as a tree of one's own. */
    public ObjectNode toLosslessJsonNode() {
        return tree(toLosslessJson());
    }

    /**
     * The event as a line without line end. Numbers are written in canonical form, timestamps
     * without superfluous zeros, envelopes with version 1-0-0: reading the line gives an event that
     * is equal to this one.
     */
    public String toTsv() {
        return EnrichedTsv.encode(parsed);
    }

    /** As {@link #toTsv()}, in UTF-8. An unpaired surrogate becomes {@code ?}. */
    public byte[] toTsvBytes() {
        return EnrichedTsv.encodeBytes(parsed);
    }

    /** All 131 columns by name, in order, as the lossless JSON has them. */
    public Map<String, JsonNode> ordered() {
        var columns = new LinkedHashMap<String, JsonNode>();
        toLosslessJsonNode().properties().forEach(m -> columns.put(m.getKey(), m.getValue()));
        return Collections.unmodifiableMap(columns);
    }

    /** As {@link #ordered()}, without the three columns of entities. */
    public Map<String, JsonNode> atomic() {
        var columns = new LinkedHashMap<>(ordered());
        columns.remove(Fields.CONTEXTS.name());
        columns.remove(Fields.DERIVED_CONTEXTS.name());
        columns.remove(Fields.UNSTRUCT_EVENT.name());
        return Collections.unmodifiableMap(columns);
    }

    private Stream<SelfDescribing> contents() {
        return Stream.concat(parsed.contexts().stream(), parsed.derivedContexts().stream());
    }

    private static InventoryItem item(Field<?> column, SelfDescribing data) {
        return new InventoryItem(column, data.schema());
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) Json.parse(json, LosslessJson.MAX_DEPTH);
        } catch (InvalidJson e) {
            throw new IllegalStateException("an event's JSON is no JSON", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event that && parsed.equals(that.parsed);
    }

    @Override
    public int hashCode() {
        return parsed.hashCode();
    }

    /** Id, kind and time; nothing that is personal. */
    @Override
    public String toString() {
        return "Event[" + id() + ", " + times().collector() + "]";
    }
}
