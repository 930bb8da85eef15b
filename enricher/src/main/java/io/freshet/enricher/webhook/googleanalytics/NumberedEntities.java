package io.freshet.enricher.webhook.googleanalytics;

import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Entities of which a hit may have several, such as products: their parameters have numbers in
 * their names.
 *
 * <p>Snowplow: the values of each parameter are gathered in columns, in the order of the
 * parameters' names, and the n-th entity gets the n-th of each column that is long enough. So where
 * entities of one kind have different parameters, values end up in entities, and even in members,
 * that they were not sent for. Warehouses have them that way.
 *
 * @param tables the kinds of entities
 */
record NumberedEntities(List<Table> tables) {

    private static final String CURRENCY = "cu";

    NumberedEntities {
        tables = List.copyOf(tables);
    }

    /**
     * The entities of a hit. Of several failures the first is told.
     *
     * @param hit all its parameters
     * @param told takes the failure; with one there are no entities
     */
    List<SelfDescribing> of(Map<String, @Nullable String> hit, List<Failure> told) {
        var failures = new ArrayList<Failure>();
        var entities = of(columns(hit, failures), hit.get(CURRENCY), failures);
        told.addAll(failures);
        return failures.isEmpty() ? entities : List.of();
    }

    private List<SelfDescribing> of(
            Map<String, List<String>> columns, @Nullable String currency, List<Failure> failures) {
        var entities = new ArrayList<SelfDescribing>();
        for (var ofSchema : bySchema(columns).entrySet()) {
            var table = ofSchema.getKey();
            var values = read(ofSchema.getValue(), failures);
            if (!failures.isEmpty()) {
                return List.of();
            }
            entities.addAll(rows(table, values, currency));
        }
        return entities;
    }

    /** The values of each parameter without its numbers, and of each number. */
    private static Map<String, List<String>> columns(
            Map<String, @Nullable String> hit, List<Failure> failures) {
        var columns = new LinkedHashMap<String, List<String>>();
        var indices = new ArrayList<Map<String, String>>();
        for (var parameter : numbered(hit).entrySet()) {
            var name = NumberedName.parse(parameter.getKey());
            if (name.isEmpty()) {
                failures.add(
                        new Failure.Unexpected(
                                parameter.getKey(),
                                null,
                                "composite field name has to conform to regex "
                                        + NumberedName.PATTERN));
                return Map.of();
            }
            add(columns, name.get().letters(), parameter.getValue());
            // Parameters that follow each other with the same numbers are of one entity.
            if (indices.isEmpty()
                    || !indices.get(indices.size() - 1).equals(name.get().indices())) {
                indices.add(name.get().indices());
            }
        }
        indices.forEach(ofOne -> ofOne.forEach((name, number) -> add(columns, name, number)));
        return MapOrder.ofTexts(columns);
    }

    /** Those with a number in their names and with a value, by name. */
    private static Map<String, String> numbered(Map<String, @Nullable String> hit) {
        var numbered = new TreeMap<String, String>();
        hit.forEach(
                (name, value) -> {
                    if (value != null && NumberedName.hasNumber(name)) {
                        numbered.put(name, value);
                    }
                });
        return numbered;
    }

    private static void add(Map<String, List<String>> columns, String name, String value) {
        columns.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** The columns of each kind of entity by members; one may be of several kinds, as IFcd is. */
    private Map<Table, Map<String, Column>> bySchema(Map<String, List<String>> columns) {
        var found = new LinkedHashMap<SchemaKey, Kind>();
        columns.forEach(
                (name, texts) -> {
                    for (var table : tables) {
                        var member = table.members().get(name);
                        if (member != null) {
                            found.computeIfAbsent(table.schema(), s -> new Kind(table))
                                    .columns()
                                    .put(member.name(), new Column(member, texts));
                        }
                    }
                });
        var ordered = new LinkedHashMap<Table, Map<String, Column>>();
        MapOrder.ofSchemas(found)
                .values()
                .forEach(kind -> ordered.put(kind.table(), MapOrder.ofTexts(kind.columns())));
        return ordered;
    }

    /** The values of a kind of entity by members; stops at the first that is no such value. */
    private static Map<String, List<JsonNode>> read(
            Map<String, Column> columns, List<Failure> failures) {
        var read = new LinkedHashMap<String, List<JsonNode>>();
        for (var column : columns.values()) {
            var values = new ArrayList<JsonNode>();
            for (var text : column.texts()) {
                column.member().read(text, failures).ifPresent(values::add);
                if (!failures.isEmpty()) {
                    return Map.of();
                }
            }
            read.put(column.member().name(), values);
        }
        return read;
    }

    /** One entity for each row that says more than which entity it is. */
    private static List<SelfDescribing> rows(
            Table table, Map<String, List<JsonNode>> columns, @Nullable String currency) {
        var names = List.copyOf(columns.keySet());
        long indices =
                table.members().keySet().stream()
                        .filter(name -> name.startsWith(NumberedName.INDEX))
                        .count();
        var entities = new ArrayList<SelfDescribing>();
        for (int i = 0; ; i++) {
            int row = i;
            var values =
                    columns.values().stream()
                            .filter(column -> column.size() > row)
                            .map(column -> column.get(row))
                            .toList();
            if (values.isEmpty()) {
                return entities;
            }
            if (values.size() <= indices) {
                continue;
            }
            var members = new LinkedHashMap<String, JsonNode>();
            var currencyCode = table.members().get(CURRENCY);
            if (currency != null && currencyCode != null) {
                members.put(currencyCode.name(), StringNode.valueOf(currency));
            }
            for (int column = 0; column < values.size(); column++) {
                members.put(names.get(column), values.get(column));
            }
            entities.add(new SelfDescribing(table.schema(), MapOrder.toObject(members)));
        }
    }

    /** A kind of entity with its columns by members. */
    private record Kind(Table table, Map<String, Column> columns) {

        Kind(Table table) {
            this(table, new LinkedHashMap<>());
        }
    }

    /** All texts for one member. */
    private record Column(Member member, List<String> texts) {}
}
