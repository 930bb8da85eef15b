package io.freshet.enricher.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.enricher.request.Requests;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.RawEvent;
import io.freshet.iglu.IgluClients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerProtocolAdapterTest {

    private static final String PATH = "/com.snowplowanalytics.snowplow/tp2";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TWO_EVENTS =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
             "data":[{"e":"pv","p":"web","tv":"t","aid":"body"},{"e":"pp","p":"web","tv":"t"}]}""";

    private static final SchemaKey LAX =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-9");

    private final Adapter adapter = new TrackerProtocolAdapter(IgluClients.shipped());

    @Test
    void eachElementIsAnEvent() {
        assertThat(events(adapter.toRawEvents(Requests.of(PATH, null, TWO_EVENTS, JSON))))
                .extracting(event -> event.parameters().get("e"))
                .containsExactly("pv", "pp");
    }

    @Test
    void queryStringHoldsForEveryEventAndWins() {
        assertThat(events(adapter.toRawEvents(Requests.of(PATH, "aid=qs&x", TWO_EVENTS, JSON))))
                .allSatisfy(
                        event ->
                                assertThat(event.parameters())
                                        .containsEntry("aid", "qs")
                                        .containsEntry("x", null));
    }

    @Test
    void withoutBodyTheQueryStringIsTheEvent() {
        assertThat(events(adapter.toRawEvents(Requests.of(PATH, "e=pv", null, null))))
                .extracting(RawEvent::parameters)
                .containsExactly(Map.of("e", "pv"));
    }

    @Test
    void contentTypeIsComparedLetterByLetter() {
        assertThat(failures(adapter.toRawEvents(Requests.of(PATH, null, TWO_EVENTS, "text/json"))))
                .containsExactly(
                        new Failure.Unexpected(
                                "contentType",
                                "text/json",
                                "expected one of application/json, application/json;"
                                        + " charset=utf-8, application/json; charset=UTF-8"));
    }

    @Test
    void valueThatALaxSchemaLetThroughIsNoText() throws InvalidJson {
        var body = "{\"schema\":\"" + LAX.toUri() + "\",\"data\":[{\"e\":null,\"aid\":1.50}]}";

        assertThat(failures(lax().toRawEvents(Requests.of(PATH, null, body, JSON))))
                .containsExactly(
                        new Failure.Unexpected("e", null, "value cannot be null"),
                        new Failure.Unexpected("aid", "1.50", "value is not a string"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"e":"pv"} | json is not an array
                    [1]        | json is not an array
                    []         | empty list of events
                    """)
    void whatALaxSchemaLetThroughIsNoListOfEvents(String data, String expectation)
            throws InvalidJson {
        var body = "{\"schema\":\"" + LAX.toUri() + "\",\"data\":" + data + "}";

        assertThat(failures(lax().toRawEvents(Requests.of(PATH, null, body, JSON))))
                .containsExactly(new Failure.Unexpected("body", data, expectation));
    }

    private static Adapter lax() throws InvalidJson {
        var schema =
                Json.parse(
                        """
                        {"$schema":"http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
                         "self":{"vendor":"com.snowplowanalytics.snowplow","name":"payload_data",
                                 "format":"jsonschema","version":"1-0-9"}}""");
        return new TrackerProtocolAdapter(IgluClients.inMemory(Map.of(LAX, schema)));
    }

    private static List<RawEvent> events(Adapted adapted) {
        assertThat(adapted).isInstanceOf(Adapted.Events.class);
        return ((Adapted.Events) adapted).events();
    }

    private static List<Failure> failures(Adapted adapted) {
        assertThat(adapted).isInstanceOf(Adapted.Refused.class);
        return ((Adapted.Refused) adapted).failures();
    }
}
