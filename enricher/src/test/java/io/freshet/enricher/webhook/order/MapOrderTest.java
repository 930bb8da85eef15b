package io.freshet.enricher.webhook.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** The expected orders were printed by Scala 2.12.20, or stand in recorded cases. */
class MapOrderTest {

    @Test
    void upToFourEntriesStayAsTheyWerePutIn() {
        assertThat(MapOrder.ofTexts(map("IFpr", "prid", "prnm", "prpr")))
                .containsExactlyEntriesOf(map("IFpr", "prid", "prnm", "prpr"));
    }

    @Test
    void moreComeInTheOrderOfTheirHashes() {
        assertThat(MapOrder.ofTexts(map("a", "b", "c", "d", "e", "f")).keySet())
                .containsExactly("e", "f", "a", "b", "c", "d");
        assertThat(MapOrder.ofTexts(map("prid", "prnm", "IFpr", "x", "y")).keySet())
                .containsExactly("x", "y", "prid", "prnm", "IFpr");
    }

    @Test
    void textsWithOneHashStayInTheirOrder() {
        assertThat(MapOrder.ofTexts(map("BB", "Aa", "c", "d", "e")).keySet())
                .containsSubsequence("BB", "Aa");
        assertThat(MapOrder.ofTexts(map("Aa", "BB", "c", "d", "e")).keySet())
                .containsSubsequence("Aa", "BB");
    }

    @Test
    void schemasAreHashedByTheirParts() {
        var schemas = new LinkedHashMap<SchemaKey, Integer>();
        for (var name :
                List.of("link", "user", "session", "app", "hit", "content_experiment", "general")) {
            schemas.put(
                    SchemaKey.of(
                            "iglu:com.google.analytics.measurement-protocol/"
                                    + name
                                    + "/jsonschema/1-0-0"),
                    1);
        }

        assertThat(MapOrder.ofSchemas(schemas).keySet())
                .extracting(SchemaKey::name)
                .containsExactly(
                        "hit", "content_experiment", "user", "general", "app", "session", "link");
    }

    @Test
    void absentTextsHaveAPlaceOfTheirOwn() {
        var map = new LinkedHashMap<@Nullable String, Integer>();
        Arrays.asList("a", null, "b", "c", "d").forEach(text -> map.put(text, 1));

        assertThat(MapOrder.ofOptionalTexts(map).keySet())
                .containsExactlyInAnyOrder("a", null, "b", "c", "d");
        assertThat(MapOrder.ofOptionalTexts(map)).isEqualTo(map);
    }

    @Test
    void membersOfObjectsAreEntries() {
        var object = JsonNodeFactory.instance.objectNode();
        for (var name : List.of("a", "b", "c", "d", "e", "f")) {
            object.put(name, 1);
        }

        assertThat(MapOrder.ofMembers(object).propertyNames())
                .containsExactly("e", "f", "a", "b", "c", "d");
    }

    private static Map<String, Integer> map(String... keys) {
        var map = new LinkedHashMap<String, Integer>();
        for (var key : keys) {
            map.put(key, map.size());
        }
        return map;
    }
}
