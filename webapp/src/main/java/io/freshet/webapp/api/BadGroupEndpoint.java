package io.freshet.webapp.api;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.IgluClient.Lookup;
import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.cause.CauseBook;
import io.freshet.webapp.cause.CauseJson;
import io.freshet.webapp.cause.DecodedRow;
import io.freshet.webapp.cause.Explainer;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.RecordFetch;
import io.freshet.webapp.tail.TailRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET bad/{group}}: one cause, and its newest rows decoded and explained. */
public final class BadGroupEndpoint implements Endpoint {

    private static final String SCHEMA_VIOLATIONS = "schema_violations";

    private final CauseBook causes;
    private final RecordFetch fetch;
    private final IgluClient iglu;
    private final Explainer explainer;
    private final Clock clock;

    /**
     * Answers from what is counted, and fetches the rows.
     *
     * @param iglu says whether data would fit now
     */
    public BadGroupEndpoint(CauseBook causes, RecordFetch fetch, IgluClient iglu, Clock clock) {
        this.causes = causes;
        this.fetch = fetch;
        this.iglu = iglu;
        this.explainer = new Explainer(key -> schema(iglu, key));
        this.clock = clock;
    }

    /** A schema, where it can be had. */
    public static Optional<JsonNode> schema(IgluClient iglu, SchemaKey key) {
        return iglu.lookup(key) instanceof Lookup.Found found
                ? Optional.of(found.schema())
                : Optional.empty();
    }

    @Override
    public Answer answer(Request request) {
        var group = request.part("group");
        var counted =
                causes.find(group, Window.DAY, clock.millis())
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "no bad row of the last day is of this group",
                                                "older ones are in Postgres, table bad_rows"));
        var json = JsonNodeFactory.instance.objectNode();
        json.set("cause", CauseJson.of(counted));
        Optional.ofNullable(counted.cause().schema())
                .flatMap(uri -> SchemaKey.parse(uri).key())
                .flatMap(key -> schema(iglu, key))
                .ifPresent(schema -> json.set("schema", schema));
        var samples = json.putArray("samples");
        try {
            for (var sample : causes.samples(group)) {
                fetch.at(sample.place())
                        .ifPresent(record -> sample(samples.addObject(), sample.at(), record));
            }
        } catch (KafkaException away) {
            throw Refusal.unavailable(
                    "the brokers do not answer: " + away.getMessage(),
                    "see that they run and that the webapp may read the topics");
        }
        return Answer.json(json).table("samples", "at", "place", "id", "passesNow", "payload");
    }

    private void sample(ObjectNode json, long at, TailRecord record) {
        json.put("at", at).put("place", record.place().toString());
        try {
            var row = Json.parse(record.value());
            var bad = BadRecord.of(row);
            var decoded = DecodedRow.of(row);
            json.put("id", bad.eventId().orElse(record.place().toString()));
            json.set("payload", decoded.shown());
            var explain = json.putArray("explain");
            explainer
                    .explain(bad.cause().type(), decoded)
                    .forEach(one -> explain.add(one.toJson()));
            var passes = passesNow(bad.cause().type(), decoded.parts());
            if (passes.isPresent()) {
                json.put("passesNow", passes.get());
            } else {
                json.putNull("passesNow");
            }
        } catch (InvalidJson broken) {
            json.put("payload", "no JSON: " + broken.getMessage());
        }
    }

    /** Whether all data of the event fits its schemas by now; empty where nobody can say. */
    private Optional<Boolean> passesNow(String type, List<SelfDescribing> parts) {
        if (!type.equals(SCHEMA_VIOLATIONS) || parts.isEmpty()) {
            return Optional.empty();
        }
        var isKnown = true;
        for (var part : parts) {
            if (iglu.check(part) instanceof Check.Invalid invalid) {
                if (!invalid.unreachable()) {
                    return Optional.of(false);
                }
                isKnown = false;
            }
        }
        return isKnown ? Optional.of(true) : Optional.empty();
    }
}
