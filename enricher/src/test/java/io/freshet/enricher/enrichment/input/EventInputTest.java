package io.freshet.enricher.enrichment.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.Drafts;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventInputTest {

    @Test
    void columnGivesItsText() {
        var event = Drafts.empty();
        event.set(AtomicField.PAGE_URLPORT, "443");

        assertThat(value("{'pojo':{'field':'page_urlport'}}", event)).contains("\"443\"");
        assertThat(value("{'pojo':{'field':'user_id'}}", event)).isEmpty();
    }

    @Test
    void columnThatIsNoneIsAProblemAndHasNoValue() {
        var input = EventInput.of(json("{'pojo':{'field':'no_such'}}"));

        assertThat(input.problem()).contains("the event has no column no_such");
        assertThat(input.value(Drafts.empty())).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    $.name            | "Ada"
                    $['name']         | "Ada"
                    $.price           | 1.10
                    $.none            | null
                    $.tags            | ["a","b"]
                    $.tags[*]         | ["a","b"]
                    $.tags[1]         | "b"
                    $.one[*]          | 7
                    $.deep.er         | {"x":true}
                    $..x              | true
                    $.items[?(@.n==2)].v | "two"
                    $.missing         | []
                    $.name.too        | []
                    $.tags[9]         | []
                    """)
    void pathInAnEntityGivesOneValueOrTheListOfThem(String path, String expected) {
        var event = Drafts.empty();
        event.setValidated(
                List.of(entity("other", "{'name':'no'}"), profile(), profile("'Bob'")),
                null,
                List.of());

        assertThat(value(inContexts(path), event)).contains(expected);
    }

    @Test
    void eventWithoutSuchAnEntityHasNoValue() {
        var event = Drafts.empty();
        event.setValidated(List.of(entity("other", "{'name':'no'}")), null, List.of());

        assertThat(value(inContexts("$.name"), event)).isEmpty();
    }

    @Test
    void entitiesAreLookedForInTheFieldThatIsNamed() {
        var event = Drafts.empty();
        event.setValidated(List.of(profile("'context'")), profile("'event'"), List.of());
        event.addDerived(List.of(profile("'derived'")));

        assertThat(value(in("contexts", "$.name"), event)).contains("\"context\"");
        assertThat(value(in("unstruct_event", "$.name"), event)).contains("\"event\"");
        assertThat(value(in("derived_contexts", "$.name"), event)).contains("\"derived\"");
    }

    @Test
    void pathThatIsNoneIsAProblem() {
        assertThat(EventInput.of(json(inContexts("$["))).problem()).contains("$[ is no JSONPath");
        assertThat(EventInput.of(json(inContexts("$.x"))).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'placeholder':1}",
                "{'pojo':{'field':'user_id'},'json':{}}",
                "{'json':{'field':'user_id','schemaCriterion':'iglu:a/b/jsonschema/1-*-*','jsonPath':'$'}}",
                "{'json':{'field':'contexts','schemaCriterion':'a/b','jsonPath':'$'}}"
            })
    void whatIsNoInputIsRefused(String input) {
        assertThatThrownBy(() -> EventInput.of(json(input)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<String> value(String input, Draft event) {
        return EventInput.of(json(input)).value(event).map(Json::print);
    }

    private static String inContexts(String path) {
        return in("contexts", path);
    }

    private static String in(String field, String path) {
        return "{'json':{'field':'%s','schemaCriterion':'%s','jsonPath':\"%s\"}}"
                .formatted(field, "iglu:com.acme/profile/jsonschema/1-*-*", path);
    }

    private static SelfDescribing profile() {
        return entity(
                "profile",
                "{'name':'Ada','price':1.10,'none':null,'tags':['a','b'],'one':[7],"
                        + "'deep':{'er':{'x':true}},'items':[{'n':1},{'n':2,'v':'two'}]}");
    }

    private static SelfDescribing profile(String name) {
        return entity("profile", "{'name':" + name + "}");
    }

    private static SelfDescribing entity(String name, String data) {
        return new SelfDescribing(
                SchemaKey.of("iglu:com.acme/" + name + "/jsonschema/1-0-2"), json(data));
    }

    private static JsonNode json(String text) {
        try {
            // a path in quotation marks may hold apostrophes
            var parts = text.split("\"", -1);
            return Json.parse(
                    parts.length == 3
                            ? parts[0].replace('\'', '"') + '"' + parts[1] + '"' + parts[2]
                            : text.replace('\'', '"'));
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
