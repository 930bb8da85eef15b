package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.iglu.IgluClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnricherInputsTest {

    private static final String OPTION = "--enrichments";

    @Test
    void composeMountsEnrichmentsThatTheEnricherTakes() {
        var service = ComposeFileTest.service(Component.ENRICHER.command());
        var folder = CommandLines.option(service.at("command").texts(), OPTION);
        var mounted =
                service.at("volumes").texts().stream()
                        .filter(volume -> volume.split(":")[1].equals(folder))
                        .map(volume -> volume.split(":")[0])
                        .findFirst()
                        .orElseThrow();

        var enrichments =
                EnricherInputs.enrichments(
                        Repository.path(mounted),
                        IgluClients.shipped(),
                        Facilities.of(EnrichmentSettings.DEFAULT));

        assertThat(enrichments.notices()).isEmpty();
    }

    @Test
    void kubernetesMountsEnrichmentsThatTheEnricherTakes(@TempDir Path folder) throws IOException {
        var manifests = Manifests.of(Component.ENRICHER);
        var option = CommandLines.option(manifests.container().at("args").texts(), OPTION);
        assertThat(manifests.mountPath("enrichments")).isEqualTo(option);
        for (var file :
                manifests.configMaps().getOrDefault("enricher-enrichments", Map.of()).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue().text());
        }

        var enrichments =
                EnricherInputs.enrichments(
                        folder, IgluClients.shipped(), Facilities.of(EnrichmentSettings.DEFAULT));

        assertThat(enrichments.notices()).isEmpty();
    }
}
