package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartNotesTest {

    /** Helm prints notes only after it has talked to a cluster; here they are a resource. */
    private static final String AS_A_RESOURCE =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: notes}
            data:
              notes: {{ include "freshet.notes" . | toJson }}
            """;

    @ParameterizedTest
    @CsvSource({
        "minimal, get service freshet-collector --watch",
        "laptop, port-forward service/freshet-webapp 8090:80",
        "msk, status.loadBalancer.ingress[0].hostname",
        "strimzi, 'collector, enricher, events-processor, loader-pg'",
        "edge, COLLECTOR=https://c.example.com"
    })
    void sayWhereTheCollectorIsAndHowToTryIt(String values, String expected, @TempDir Path folder) {
        assertThat(Repository.text("k8s/helm/freshet/templates/NOTES.txt").strip())
                .isEqualTo("{{ include \"freshet.notes\" . }}");
        var notes =
                Chart.shipped()
                        .copiedTo(folder.resolve("freshet"))
                        .with("templates/notes.yaml", AS_A_RESOURCE)
                        .render(Chart.valueSet(values), Map.of())
                        .stream()
                        .filter(one -> one.at("metadata", "name").text().equals("notes"))
                        .map(one -> one.at("data", "notes").text())
                        .findFirst()
                        .orElseThrow();

        assertThat(notes)
                .contains(expected)
                .contains("helm test " + Chart.RELEASE + " --namespace " + Chart.NAMESPACE)
                .contains("curl \"$COLLECTOR/i?e=pv&p=web");
    }
}
