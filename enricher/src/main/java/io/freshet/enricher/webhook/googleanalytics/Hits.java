package io.freshet.enricher.webhook.googleanalytics;

import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Translates hits by the table of parameters. Immutable. */
public final class Hits {

    private static final String PAGE_VIEW = "pageview";
    private static final String TRANSACTION = "transaction";

    private static final List<List<String>> TRACKER =
            MeasurementProtocol.TRACKER.lines().map(line -> List.of(line.split(" "))).toList();

    private final Map<String, Table> events = new LinkedHashMap<>();
    private final Map<String, Place> entities = new LinkedHashMap<>();
    private final SchemaKey pageView;
    private final NumberedEntities numbered;

    /**
     * Reads the tables.
     *
     * @param schemas from a name such as {@code page_view} to the schema in force
     */
    public Hits(Function<String, SchemaKey> schemas) {
        for (var table : Table.read(MeasurementProtocol.EVENTS, schemas)) {
            events.put(table.hitType(), table);
        }
        for (var table : Table.read(MeasurementProtocol.ENTITIES, schemas)) {
            table.members()
                    .forEach(
                            (parameter, member) ->
                                    entities.put(parameter, new Place(table.schema(), member)));
        }
        pageView = schemas.apply("page_view");
        numbered = new NumberedEntities(Table.read(MeasurementProtocol.NUMBERED, schemas));
    }

    /** The types of hits with their events' schemas. */
    public Map<String, SchemaKey> types() {
        var types = new LinkedHashMap<String, SchemaKey>();
        events.forEach((type, table) -> types.put(type, table.schema()));
        return types;
    }

    /**
     * The entities of a hit, its own type aside.
     *
     * @param parameters of the hit, decoded
     * @param type the hit's type, also an unknown one
     * @param failures takes every parameter that is not what its member must be
     */
    public List<SelfDescribing> entities(
            Map<String, @Nullable String> parameters, String type, List<Failure> failures) {
        var members = new LinkedHashMap<SchemaKey, ObjectNode>();
        filled(parameters)
                .forEach(
                        (parameter, text) -> {
                            var place = entities.get(parameter);
                            if (place != null) {
                                var data =
                                        members.computeIfAbsent(
                                                place.schema(),
                                                s -> JsonNodeFactory.instance.objectNode());
                                place.member()
                                        .read(text, failures)
                                        .ifPresent(value -> data.set(place.member().name(), value));
                            }
                        });
        var found = new ArrayList<SelfDescribing>();
        MapOrder.ofSchemas(members)
                .forEach(
                        (schema, data) -> {
                            boolean isEvent = type.equals(PAGE_VIEW) && schema.equals(pageView);
                            if (!isEvent) {
                                found.add(new SelfDescribing(schema, MapOrder.ofMembers(data)));
                            }
                        });
        found.addAll(numbered.of(parameters, failures));
        return found;
    }

    /**
     * What happened in a hit.
     *
     * @param type one of {@link #types()}
     * @param failures takes the first parameter that is not what its member must be
     * @return empty with a failure
     */
    public Optional<SelfDescribing> event(
            Map<String, @Nullable String> parameters, String type, List<Failure> failures) {
        var table = events.get(type);
        if (table == null) {
            throw new IllegalArgumentException(type + " is none of " + events.keySet());
        }
        var given = new LinkedHashMap<String, Given>();
        filled(parameters)
                .forEach(
                        (parameter, text) -> {
                            var member = table.members().get(parameter);
                            if (member != null) {
                                given.put(member.name(), new Given(member, text));
                            }
                        });
        var data = JsonNodeFactory.instance.objectNode();
        for (var one : MapOrder.ofTexts(given).values()) {
            var value = one.member().read(one.text(), failures);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            data.set(one.member().name(), value.get());
        }
        return Optional.of(new SelfDescribing(table.schema(), data));
    }

    /** The tracker parameters among a hit's parameters, by their names in the tracker protocol. */
    public static Map<String, @Nullable String> trackerParameters(
            Map<String, @Nullable String> parameters, String type) {
        var found = new LinkedHashMap<String, @Nullable String>();
        for (var names : TRACKER) {
            if (parameters.containsKey(names.get(0))) {
                int name = type.equals(TRANSACTION) ? names.size() - 1 : 1;
                found.put(names.get(name), parameters.get(names.get(0)));
            }
        }
        return found;
    }

    /** The parameters that have values, in the reference's order. */
    private static Map<String, String> filled(Map<String, @Nullable String> parameters) {
        var filled = new LinkedHashMap<String, String>();
        MapOrder.ofTexts(parameters)
                .forEach(
                        (name, value) -> {
                            if (value != null) {
                                filled.put(name, value);
                            }
                        });
        return MapOrder.ofTexts(filled);
    }

    /** Where a parameter goes. */
    private record Place(SchemaKey schema, Member member) {}

    /** What a parameter says about a member. */
    private record Given(Member member, String text) {}
}
