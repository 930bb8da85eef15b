package io.freshet.iglu.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.equivalence.Instances;
import io.freshet.iglu.validation.fit.QuickCheck;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The quick check never confirms what the full validator refuses, and confirms what is usual. */
class QuickCheckTest {

    private static final int LEVELS = 40;
    private static final int MOST_TOLD = 10;

    /** With an exponent, minus nought, more than 18 digits: not worth rules. */
    private static final Pattern ODD_NUMBER =
            Pattern.compile("[0-9]e[0-9]|[:,\\[]-0[^.]|[0-9]{19}");

    private final Draft4 draft4 = new Draft4();

    @Test
    void whatIsConfirmedFits() throws IOException, InvalidJson {
        var wrong = new ArrayList<String>();
        var useful = 0;
        var schemas = schemas();
        for (var file : schemas) {
            var schema = Json.parse(Files.readAllBytes(file));
            var prepared = draft4.prepare(schema);
            var confirmed =
                    Instances.of(schema).stream()
                            .map(Instances.Instance::data)
                            .filter(data -> isConfirmed(prepared.quick(), data))
                            .toList();
            useful += confirmed.isEmpty() ? 0 : 1;
            confirmed.stream()
                    .filter(data -> !prepared.check(data).isValid())
                    .forEach(data -> wrong.add(file + " " + data));
        }

        assertThat(wrong.stream().limit(MOST_TOLD)).as("%d are wrong", wrong.size()).isEmpty();
        assertThat(useful).isGreaterThan(schemas.size() * 9 / 10);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "payload_data/jsonschema/1-0-4",
                "contexts/jsonschema/1-0-1",
                "unstruct_event/jsonschema/1-0-0",
                "web_page/jsonschema/1-0-0",
                "geolocation_context/jsonschema/1-1-0",
                "client_session/jsonschema/1-0-2",
                "link_click/jsonschema/1-0-1",
                "mobile_context/jsonschema/1-0-3",
            })
    void whatTrackersSendIsConfirmed(String path) throws IOException, InvalidJson {
        var file = central().resolve("com.snowplowanalytics.snowplow").resolve(path);
        var schema = Json.parse(Files.readAllBytes(file));
        var prepared = draft4.prepare(schema);

        var fitting =
                Instances.of(schema).stream()
                        .map(Instances.Instance::data)
                        .filter(data -> !ODD_NUMBER.matcher(Json.print(data)).find())
                        .filter(data -> prepared.check(data).isValid())
                        .toList();

        assertThat(fitting).isNotEmpty();
        assertThat(fitting).allMatch(data -> isConfirmed(prepared.quick(), data));
    }

    private static boolean isConfirmed(QuickCheck quick, JsonNode data) {
        var shape = JsonShape.of(data, LEVELS);
        return !shape.isTooDeep() && quick.confirms(data, shape.values());
    }

    private static List<Path> schemas() throws IOException {
        try (var files = Files.walk(central())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith("jsonschema"))
                    .sorted()
                    .toList();
        }
    }

    private static Path central() {
        var central = TestData.igluCentral();
        assumeTrue(central.isPresent(), "needs Iglu Central's schemas");
        return central.get().resolve("schemas");
    }
}
