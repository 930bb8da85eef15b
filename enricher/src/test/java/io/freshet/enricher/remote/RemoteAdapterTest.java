package io.freshet.enricher.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.remote.RemoteService.Answer;
import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.enricher.request.Requests;
import io.freshet.event.badrow.Failure;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class RemoteAdapterTest {

    private static final String URL = "http://adapter.example/x";

    @Test
    void asksWithTheRequest() {
        var asked = new StringBuilder();

        adapt(
                "hi \"you\"",
                json -> {
                    asked.append(json);
                    return new Answer.None("");
                });

        assertThat(asked)
                .hasToString(
                        "{\"contentType\":\"text/plain\","
                                + "\"queryString\":{\"a\":\"2\",\"b\":null},"
                                + "\"headers\":[],\"body\":\"hi \\\"you\\\"\"}");
    }

    @Test
    void answersAreEventsOfTheRequest() {
        var adapted = answered("{\"events\":[{\"e\":\"pv\",\"p\":\"web\"},{}],\"more\":1}");

        var events = ((Adapted.Events) adapted).events();
        assertThat(events)
                .extracting(RawEvent::parameters)
                .isEqualTo(List.of(Map.of("e", "pv", "p", "web"), Map.of()));
        assertThat(events).allMatch(event -> event.vendor().equals("com.example.remote"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutBodyNobodyIsAsked(@Nullable String body) {
        var adapted =
                adapt(
                        body,
                        json -> {
                            throw new AssertionError(json);
                        });

        assertThat(adapted)
                .isEqualTo(
                        refused(
                                null,
                                "empty body: not a valid remote adapter " + URL + " payload"));
    }

    @Test
    void withoutAnswerTheReasonIsTold() {
        assertThat(adapt("x", json -> new Answer.None("Request failed with status 500")))
                .isEqualTo(
                        refused(
                                null,
                                "[REMOTE_ADAPTER] could not get response from remote adapter "
                                        + URL
                                        + ": Request failed with status 500"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"error":"no"}           | Missing required field: DownField(events)
                    []                       | Missing required field: DownField(events)
                    "events"                 | Missing required field: DownField(events)
                    {"events":null}          | Got value 'null' with wrong type, expecting array: DownField(events)
                    {"events":{"e":"pv"}}    | Got value '{"e":"pv"}' with wrong type, expecting array: DownField(events)
                    {"events":[{},1]}        | Got value '1' with wrong type, expecting object: DownN(1),DownField(events)
                    {"events":[{"e":null}]}  | Got value 'null' with wrong type, expecting string: DownField(e),DownN(0),DownField(events)
                    """)
    void answersThatAreNoListOfTextsAreRefused(String answer, String why) {
        assertThat(answered(answer))
                .isEqualTo(
                        refused(
                                answer,
                                "[REMOTE_ADAPTER] could not be decoded as a list of json objects: "
                                        + why));
    }

    @Test
    void anEmptyListIsRefused() {
        assertThat(answered("{\"events\":[]}"))
                .isEqualTo(refused("{\"events\":[]}", "[REMOTE_ADAPTER] empty list of events"));
    }

    @ParameterizedTest
    @CsvSource({"''", "{", "<html>", "{\"events\":[}"})
    void anAnswerThatIsNoJsonIsRefused(String answer) {
        assertThat(((Adapted.Refused) answered(answer)).failures())
                .singleElement()
                .isInstanceOfSatisfying(
                        Failure.NotJson.class,
                        failure -> {
                            assertThat(failure.field()).isEqualTo("body");
                            assertThat(failure.value()).isEqualTo(answer);
                            assertThat(failure.error()).startsWith("[REMOTE_ADAPTER] invalid json");
                        });
    }

    private static Adapted answered(String text) {
        return adapt("x", json -> new Answer.Text(text));
    }

    private static Adapted adapt(@Nullable String body, RemoteService service) {
        var request = Requests.of("/com.example.remote/v1", "a=1&b&a=2", body, "text/plain");
        return new RemoteAdapter(URL, service).toRawEvents(request);
    }

    private static Adapted refused(@Nullable String value, String expectation) {
        return Adapted.refused(new Failure.Unexpected("body", value, expectation));
    }
}
