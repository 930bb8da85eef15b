package io.freshet.iglu;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaValidateTest {

    private final SchemaValidate validate = new SchemaValidate(IgluClients.shipped());

    @Test
    void dataThatFitsHasNoReport() {
        assertThat(
                        answer(
                                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0\","
                                        + "\"data\":{\"id\":\"c56a4180-65aa-42ec-a945-5fd21dec0538\"}}"))
                .isEqualTo("{\"valid\":true,\"report\":null}");
    }

    @Test
    void dataThatDoesNotFitHasTheReferencesReport() {
        assertThat(
                        answer(
                                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0\","
                                        + "\"data\":{\"id\":7}}"))
                .isEqualTo(
                        "{\"valid\":false,\"report\":{\"error\":\"ValidationError\",\"dataReports\":[{\"message\":\"$.id:"
                                + " integer found, string expected\",\"path\":\"$.id\",\"keyword\":\"type\",\"targets\":"
                                + "[\"integer\",\"string\"]}]}}");
    }

    @Test
    void aSchemaThatIsNowhereIsAResolutionError() {
        assertThat(answer("{\"schema\":\"iglu:com.acme/none/jsonschema/1-0-0\",\"data\":{}}"))
                .startsWith(
                        "{\"valid\":false,\"report\":{\"error\":\"ResolutionError\",\"lookupHistory\":[");
    }

    @Test
    void whatIsNotSelfDescribingHasTheCodeOfBadRows() {
        assertThat(answer("{\"schema\":\"iglu:com.acme/none/jsonschema/01-0-0\",\"data\":{}}"))
                .isEqualTo(
                        "{\"valid\":false,\"report\":{\"error\":\"NotIglu\",\"code\":\"INVALID_SCHEMAVER\"}}");
        assertThat(answer("[]"))
                .isEqualTo(
                        "{\"valid\":false,\"report\":{\"error\":\"NotIglu\",\"code\":\"INVALID_DATA_PAYLOAD\"}}");
    }

    @Test
    void whatIsNoJsonIsToldAsThat() {
        assertThat(answer("{"))
                .startsWith("{\"valid\":false,\"report\":{\"error\":\"NotJson\",\"message\":");
    }

    @Test
    void aSuccessorIsNamed() throws InvalidJson {
        var client =
                IgluClients.inMemory(
                        Map.of(
                                SchemaKey.of("iglu:com.acme/a/jsonschema/1-0-0"),
                                Json.parse("{\"$supersededBy\":\"1-0-1\",\"type\":\"string\"}"),
                                SchemaKey.of("iglu:com.acme/a/jsonschema/1-0-1"),
                                Json.parse("{\"type\":\"integer\"}")));

        var answer =
                new SchemaValidate(client)
                        .answer("{\"schema\":\"iglu:com.acme/a/jsonschema/1-0-0\",\"data\":1}");

        assertThat(Json.print(answer))
                .isEqualTo("{\"valid\":true,\"report\":{\"supersededBy\":\"1-0-1\"}}");
    }

    private String answer(String line) {
        return Json.print(validate.answer(line));
    }
}
