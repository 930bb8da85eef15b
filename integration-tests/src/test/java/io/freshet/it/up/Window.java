package io.freshet.it.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import io.freshet.it.process.PipelineHome;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/**
 * The dashboard's API of a pipeline.
 *
 * @param home the pipeline's
 */
record Window(PipelineHome home) {

    JsonNode get(String path) throws Exception {
        return answer(200, request(path).build());
    }

    JsonNode refusal(int status, String path) throws Exception {
        return answer(status, request(path).build()).path("error");
    }

    JsonNode post(String path) throws Exception {
        return answer(
                200,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.siteUrl().resolve("/api/v1/" + path));
    }

    private static JsonNode answer(int status, HttpRequest request) throws Exception {
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(request.uri().toString()).isEqualTo(status);
        return Json.parse(answer.body());
    }
}
