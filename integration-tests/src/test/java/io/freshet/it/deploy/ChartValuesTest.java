package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartValuesTest {

    private static final Tree VALUES = chartFile("values.yaml");
    private static final Tree SCHEMA = chartFile("values.schema.json");
    private static final Set<String> COMPONENTS =
            Set.of("collector", "enricher", "eventsProcessor", "loaderPg", "webapp");

    @Test
    void theSchemaHasTheKeysOfTheValuesAndNoOthers() {
        compare("", VALUES, SCHEMA);
    }

    @Test
    void theChartIsOfThisVersion() {
        assertThat(chartFile("Chart.yaml").at("appVersion").text()).isEqualTo(Repository.version());
    }

    @ParameterizedTest
    @CsvSource({
        "colector.replicas, 3, colector",
        "collector.replica, 3, replica",
        "collector.replicas, three, replicas",
        "kafka.bootstrapServers, kafka.example.com, bootstrapServers",
        "common.kafkaSecretProperties.jaas.name, x, jaas",
        "kafka.preset, msk, preset",
        "postgres.url, https://example.com, url",
        "postgres.sslMode, strict, sslMode",
        "image.pullPolicy, Sometimes, pullPolicy",
        "collector.persistence.size, 10GB, size",
        "enricher.persistence.size, 10Gi, persistence",
        "common.logFormat, xml, logFormat"
    })
    void aValueThatMeansNothingIsRefused(String key, String value, String named) {
        assertThatThrownBy(
                        () -> Chart.shipped().render(Chart.valueSet("minimal"), Map.of(key, value)))
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "enricher.autoscaling.minReplicas, 9, enricher.autoscaling",
        "collector.ingress.enabled, true, collector.ingress.hosts"
    })
    void valuesThatContradictEachOtherAreRefused(String key, String value, String named) {
        assertThatThrownBy(
                        () -> Chart.shipped().render(Chart.valueSet("minimal"), Map.of(key, value)))
                .hasMessageContaining(named);
    }

    private static void compare(String path, Tree values, Tree schema) {
        var described = described(schema);
        if (described.isAbsent()) {
            return;
        }
        var known = new TreeSet<>(described.map().keySet());
        var given = new TreeSet<>(values.map().keySet());
        if (path.isEmpty()) {
            known.remove("global");
        }
        if (COMPONENTS.contains(path)) {
            // Their values are those of all, unless a component says otherwise.
            given.addAll(VALUES.at("common").map().keySet());
        }
        if (path.endsWith("Probe") || path.endsWith("resources") || path.endsWith("service")) {
            assertThat(known).as(path).containsAll(given);
        } else {
            assertThat(given).as(path).isEqualTo(known);
        }
        values.map()
                .forEach(
                        (key, value) -> {
                            if (value.value() instanceof Map) {
                                compare(
                                        path.isEmpty() ? key : path + "." + key,
                                        value,
                                        described.at(key));
                            }
                        });
    }

    private static Tree described(Tree schema) {
        var reference = schema.at("$ref").text();
        var target =
                reference.isEmpty()
                        ? schema
                        : SCHEMA.at("definitions", reference.replace("#/definitions/", ""));
        return target.at("properties");
    }

    private static Tree chartFile(String name) {
        return Repository.yaml(Chart.shipped().folder().resolve(name)).get(0);
    }
}
