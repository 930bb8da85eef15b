package io.freshet.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.webapp.http.CollectorAddress;
import io.freshet.webapp.http.Routes.Route;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    private final JsonNode description = read();

    @Test
    void describesExactlyWhatIsAnswered() {
        var described = new TreeSet<String>();
        description
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyNames()
                                        .forEach(
                                                method ->
                                                        described.add(
                                                                method + " " + path.getKey())));

        try (var service = service()) {
            var answered =
                    service.routes(CollectorAddress.sameHost(8080)).all().stream()
                            .map(OpenApiTest::name)
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(answered).isEqualTo(described);
        }
    }

    @Test
    void namesEachPartOfEachPath() {
        description
                .path("paths")
                .properties()
                .forEach(
                        path -> {
                            var parts =
                                    PART.matcher(path.getKey())
                                            .results()
                                            .map(found -> found.group(1))
                                            .toList();
                            path.getValue()
                                    .forEach(
                                            operation ->
                                                    assertThat(partsOf(operation))
                                                            .as(path.getKey())
                                                            .isEqualTo(parts));
                        });
    }

    @Test
    void refersToWhatIsThere() {
        var schemas = description.path("components").path("schemas");
        for (var reference : description.findValuesAsString("$ref")) {
            assertThat(schemas.has(reference.substring(reference.lastIndexOf('/') + 1)))
                    .as(reference)
                    .isTrue();
        }
    }

    private static String name(Route route) {
        return route.method().toLowerCase(Locale.ROOT) + " " + route.pattern();
    }

    private static List<String> partsOf(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("path"))
                .map(parameter -> parameter.path("name").asString(""))
                .toList();
    }

    private static WebappService service() {
        var config =
                ConfigSource.defaults("webapp")
                        .with("kafka.bootstrapServers", "localhost:1", "test")
                        .load(WebappConfig::read)
                        .config();
        return new WebappService(
                config, IgluClients.shipped(), List.of(), null, List::of, Clock.systemUTC());
    }

    private static JsonNode read() {
        try (var in = OpenApiTest.class.getResourceAsStream("api/openapi.json")) {
            return Json.parse(in.readAllBytes());
        } catch (IOException | InvalidJson e) {
            throw new IllegalStateException(e);
        }
    }
}
