package io.freshet.iglu.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverConfigTest {

    @Test
    void everyFieldIsRead() throws InvalidJson {
        var decoded =
                decode(
                        """
                        {"cacheSize":"5","cacheTtl":60,"other":1,"repositories":[
                          {"name":"a","priority":1,"vendorPrefixes":["com.acme"],
                           "connection":{"http":{"uri":"https://iglu/api","apikey":"secret"}}},
                          {"name":"b","priority":-1,"vendorPrefixes":[],"connection":{"folder":{"path":"schemas"}}},
                          {"name":"c","priority":2.0,"vendorPrefixes":[],
                           "connection":{"embedded":{"path":"/x"},"http":{"uri":"ignored"}}}]}
                        """);

        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.config())
                .isEqualTo(
                        new ResolverConfig(
                                5,
                                Duration.ofSeconds(60),
                                List.of(
                                        new Repository(
                                                "a",
                                                1,
                                                List.of("com.acme"),
                                                new Connection.Http(
                                                        URI.create("https://iglu/api"), "secret")),
                                        new Repository(
                                                "b",
                                                -1,
                                                List.of(),
                                                new Connection.Folder(Path.of("schemas"))),
                                        new Repository(
                                                "c",
                                                2,
                                                List.of(),
                                                new Connection.Embedded("/x")))));
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlaces() throws InvalidJson {
        var decoded =
                decode(
                        """
                        {"cacheSize":1.5,"cacheTtl":"soon","repositories":[
                          {"name":"a","priority":0,"vendorPrefixes":null,"connection":{"ftp":{}}},
                          {"name":"b","priority":0,"vendorPrefixes":[1],"connection":{"http":{"uri":"localhost:1"}}},
                          {"name":"c","priority":0,"vendorPrefixes":[],"connection":{"http":{"uri":"http://a b"}}},
                          {"name":"d","priority":0,"vendorPrefixes":[],"connection":{"embedded":{"path":"/x"}}},
                          {"name":"d","priority":0,"vendorPrefixes":[],"connection":{"embedded":{"path":"/y"}}},
                          7]}
                        """);

        assertThat(decoded.config()).isNull();
        assertThat(decoded.problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
                .containsExactly(
                        "data.cacheSize",
                        "data.cacheTtl",
                        "data.repositories[0].vendorPrefixes",
                        "data.repositories[0].connection",
                        "data.repositories[1].vendorPrefixes[0]",
                        "data.repositories[1].connection.http.uri",
                        "data.repositories[2].connection.http.uri",
                        "data.repositories[4].name",
                        "data.repositories[5].name",
                        "data.repositories[5].priority",
                        "data.repositories[5].vendorPrefixes",
                        "data.repositories[5].connection");
    }

    @Test
    void onlyAResolverConfigIsTaken() throws InvalidJson {
        assertThat(ResolverConfig.decode(Json.parse("[]")).problems()).hasSize(1);
        assertThat(
                        ResolverConfig.decode(
                                        Json.parse(
                                                "{\"schema\":\"iglu:a/b/jsonschema/1-0-0\",\"data\":{}}"))
                                .problems())
                .hasSize(1);
        assertThat(decode("[]").problems()).containsExactly("data: must be an object");
    }

    @Test
    void theKeyIsNeverPrinted() {
        var connection = new Connection.Http(URI.create("https://iglu/api"), "secret");

        assertThat(connection.toString()).doesNotContain("secret").contains("https://iglu/api");
    }

    @Test
    void theShippedFileIsSound() throws IOException, InvalidJson {
        var file = TestData.root().resolve("config/resolver.json");

        var decoded = ResolverConfig.decode(Json.parse(Files.readAllBytes(file)));

        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.config().repositories())
                .extracting(Repository::name)
                .containsExactly("Freshet", "Iglu Central");
    }

    private static ResolverConfig.Decoded decode(String data) throws InvalidJson {
        return ResolverConfig.decode(
                Json.parse(
                        "{\"schema\":\"iglu:com.snowplowanalytics.iglu/resolver-config/jsonschema/1-0-3\",\"data\":"
                                + data
                                + "}"));
    }
}
