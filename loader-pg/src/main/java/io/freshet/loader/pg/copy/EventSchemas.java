package io.freshet.loader.pg.copy;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.loader.pg.row.BadEvents;
import io.freshet.loader.pg.row.EventEntity;
import io.freshet.loader.pg.row.JsonEvent;
import io.freshet.loader.pg.schema.KnownModel;
import io.freshet.loader.pg.schema.ModelId;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import io.freshet.loader.pg.schema.SchemaBook;
import io.freshet.loader.pg.schema.SchemaGuess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Everything that loading asks the registries, for one batch after another. One thread. */
final class EventSchemas {

    private final IgluClient client;
    private final SchemaBook book;
    private final SchemaGuess guess;
    private final BadEvents badEvents;

    EventSchemas(IgluClient client, BadEvents badEvents) {
        this.client = client;
        this.book = new SchemaBook(client);
        this.guess = new SchemaGuess(client);
        this.badEvents = badEvents;
    }

    /** The models that one batch needs; each schema is looked up once a batch. */
    final class OfBatch {

        private final Map<SchemaKey, SchemaBook.Entry> entries = new LinkedHashMap<>();
        private final Map<ModelId, KnownModel> models = new LinkedHashMap<>();

        /** The event with all schemas found, or the bad row of what is missing. */
        Outcome<JsonEvent> resolve(JsonEvent event) throws RegistryUnreachable {
            var resolved = withSchemas(event);
            Set<JsonNode> failures = new LinkedHashSet<>(0);
            for (var entity : resolved.entities()) {
                if (entity.schema().isEmpty()) {
                    failures.add(BadEvents.unknownEntity(entity));
                    continue;
                }
                var schema = entity.schema().get();
                if (entry(schema) instanceof SchemaBook.Unknown unknown) {
                    failures.add(BadEvents.missingSchema(schema, unknown.error()));
                }
            }
            return failures.isEmpty()
                    ? new Outcome.Good<>(resolved)
                    : new Outcome.Bad<>(badEvents.ofIglu(resolved, new ArrayList<>(failures)));
        }

        /** What the models looked up so far look like. */
        Map<ModelId, KnownModel> models() {
            return models;
        }

        private SchemaBook.Entry entry(SchemaKey schema) throws RegistryUnreachable {
            var entry = entries.get(schema);
            if (entry == null) {
                entry = book.look(schema);
                entries.put(schema, entry);
                if (entry instanceof SchemaBook.Known known) {
                    models.put(ModelId.of(schema), known.model());
                    guess.remember(schema);
                }
            }
            return entry;
        }
    }

    private JsonEvent withSchemas(JsonEvent event) throws RegistryUnreachable {
        if (event.entities().stream().allMatch(entity -> entity.schema().isPresent())) {
            return event;
        }
        var entities = new ArrayList<EventEntity>();
        for (var entity : event.entities()) {
            entities.add(
                    entity.schema().isPresent()
                            ? entity
                            : guess.find(entity).map(entity::withSchema).orElse(entity));
        }
        return new JsonEvent(event.json(), entities);
    }

    /** Whether an entity is what its schema asks for. */
    boolean fits(EventEntity entity) throws RegistryUnreachable {
        var data = new SelfDescribing(entity.schema().orElseThrow(), entity.plainData());
        var check = client.check(data);
        if (check instanceof Check.Invalid invalid && invalid.unreachable()) {
            throw new RegistryUnreachable(data.schema().toUri(), invalid.error());
        }
        return check instanceof Check.Valid;
    }
}
