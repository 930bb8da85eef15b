package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Attaches to every event one entity that says whether any of several judges takes its sender for a
 * bot, and which. Judges that said nothing are not asked.
 *
 * @param judges that count, in the order in which they are named
 */
public record BotDetectionEnrichment(List<Judge> judges) implements Enrichment {

    private static final SchemaKey DETECTION =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/bot_detection/jsonschema/1-0-1");

    public BotDetectionEnrichment {
        judges = List.copyOf(judges);
    }

    /** Reads {@code bot_detection_enrichment_config} 1-0-*. */
    static BotDetectionEnrichment of(EnrichmentConfig config) {
        return new BotDetectionEnrichment(
                Arrays.stream(Judge.values())
                        .filter(judge -> config.parameters().path(judge.parameter).asBoolean(false))
                        .toList());
    }

    @Override
    public Addition enrich(DraftView event) {
        var data = JsonNodeFactory.instance.objectNode();
        var accusers = judges.stream().filter(judge -> judge.suspects(event)).toList();
        data.put("bot", !accusers.isEmpty());
        var indicators = data.putArray("indicators");
        accusers.forEach(judge -> indicators.add(judge.indicator));
        return Addition.contexts(List.of(new SelfDescribing(DETECTION, data)));
    }

    /** Who can tell a bot, by an entity of the event. */
    @SuppressWarnings("ImmutableEnumChecker") // a record and functions without state
    public enum Judge {
        YAUAA("useYauaa", "yauaa", "iglu:nl.basjes/yauaa_context/jsonschema/1-*-*", Judge::isRobot),
        IAB(
                "useIab",
                "iab",
                "iglu:com.iab.snowplow/spiders_and_robots/jsonschema/1-*-*",
                data -> isTrue(data, "spiderOrRobot")),
        ASN_LOOKUPS(
                "useAsnLookups",
                "asnLookups",
                "iglu:com.snowplowanalytics.snowplow/asn/jsonschema/1-*-*",
                data -> isTrue(data, "likelyBot")),
        /** A plugin of the browser tracker: its entity comes with the event. */
        CLIENT_SIDE(
                "useClientSideDetection",
                "clientSideDetection",
                "iglu:com.snowplowanalytics.snowplow/client_side_bot_detection/jsonschema/1-*-*",
                data -> isTrue(data, "bot"));

        private static final Set<String> ROBOT_DEVICES =
                Set.of("Robot", "Robot Mobile", "Robot Imitator");
        private static final Set<String> ROBOT_AGENTS = Set.of("Robot", "Robot Mobile");

        private final String parameter;
        private final String indicator;
        private final SchemaCriterion entity;
        private final Predicate<JsonNode> accuses;

        Judge(String parameter, String indicator, String entity, Predicate<JsonNode> accuses) {
            this.parameter = parameter;
            this.indicator = indicator;
            this.entity = SchemaCriterion.of(entity);
            this.accuses = accuses;
        }

        private boolean suspects(DraftView event) {
            var entities = this == CLIENT_SIDE ? event.contexts() : event.derivedContexts();
            return entities.stream()
                    .anyMatch(
                            found -> entity.matches(found.schema()) && accuses.test(found.data()));
        }

        private static boolean isRobot(JsonNode yauaa) {
            return ROBOT_DEVICES.contains(yauaa.path("deviceClass").asString(""))
                    || ROBOT_AGENTS.contains(yauaa.path("agentClass").asString(""));
        }

        private static boolean isTrue(JsonNode data, String member) {
            return data.path(member).asBoolean(false);
        }
    }
}
