package io.freshet.iglu.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.validation.SchemaValidator;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * For each schema that we ship and that is in Iglu Central too: data made from both schemas must be
 * accepted by both or refused by both. One schema alone: {@code -Dfreshet.schema=com.acme/thing}.
 */
class ShippedSchemasAreEquivalentTest {

    private static final int MOST_TOLD = 10;
    private static final int LONGEST_TOLD = 300;

    private final SchemaValidator ours = new SchemaValidator(40, 1);
    private final SchemaValidator theirs = new SchemaValidator(40, 1);

    @TestFactory
    Stream<DynamicTest> sameVerdictOnEveryInstance() throws IOException {
        var central = TestData.igluCentral();
        assumeTrue(central.isPresent(), "needs Iglu Central's schemas");
        var originals = central.get().resolve("schemas");
        var shipped = TestData.root().resolve("iglu-schemas/schemas");
        var wanted = System.getProperty("freshet.schema", "");
        try (var files = Files.walk(shipped)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> shipped.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.contains(wanted) && Files.exists(originals.resolve(path)))
                    .sorted()
                    .toList()
                    .stream()
                    .map(
                            path ->
                                    DynamicTest.dynamicTest(
                                            path,
                                            () ->
                                                    compare(
                                                            path,
                                                            shipped.resolve(path),
                                                            originals.resolve(path))));
        }
    }

    private void compare(String path, Path ourFile, Path theirFile)
            throws IOException, InvalidJson {
        var our = Json.parse(Files.readAllBytes(ourFile));
        var their = Json.parse(Files.readAllBytes(theirFile));
        var key = SchemaKey.of("iglu:" + path);

        var differences = new ArrayList<String>();
        var accepted = 0;
        for (var instance : instances(our, their)) {
            var isOurs = ours.validate(key, our, instance.data()).isValid();
            var isTheirs = theirs.validate(key, their, instance.data()).isValid();
            accepted += isTheirs ? 1 : 0;
            if (isOurs != isTheirs) {
                differences.add(
                        path
                                + " at '"
                                + instance.pointer()
                                + "': ours "
                                + verdict(isOurs)
                                + ", Iglu Central "
                                + verdict(isTheirs)
                                + " "
                                + shortened(instance.data()));
            }
        }

        assertThat(differences.stream().limit(MOST_TOLD).toList())
                .as("%d instances differ", differences.size())
                .isEmpty();
        assertThat(accepted).as("instances that the original accepts").isPositive();
    }

    private static List<Instances.Instance> instances(JsonNode our, JsonNode their) {
        return Stream.concat(Instances.of(our).stream(), Instances.of(their).stream()).toList();
    }

    private static String verdict(boolean isValid) {
        return isValid ? "accepts" : "refuses";
    }

    private static String shortened(JsonNode data) {
        var text = Json.print(data);
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
    }
}
