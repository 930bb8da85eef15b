package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.schema.SchemaFacts.EnrichmentFacts;
import io.freshet.cli.doctor.schema.SchemaFacts.SeenSchema;
import io.freshet.cli.setup.SetUp;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Asks registries, the last hour's records and the enrichments' files. */
final class SchemaProbe {

    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final SetUp setUp;

    SchemaProbe(SetUp setUp) {
        this.setUp = setUp;
    }

    SchemaFacts look() {
        var resolver = resolver();
        var place = resolver == null ? null : resolver.toString();
        IgluClient iglu;
        try {
            iglu = EnricherInputs.iglu(resolver, RegistryProbe.SETTINGS);
        } catch (StartFailure e) {
            var problem = e.problem();
            var why = problem.why();
            return new SchemaFacts(
                    setUp,
                    place,
                    problem.what() + (why == null ? "" : ": " + why),
                    List.of(),
                    List.of(),
                    "the registries are not known",
                    null);
        }
        var schemas = new ArrayList<SeenSchema>();
        String unread = null;
        try {
            NamedSchemas.since(Instant.now().minus(LOOK_BACK), setUp)
                    .forEach((uri, rows) -> schemas.add(seen(iglu, uri, rows)));
        } catch (KafkaException e) {
            unread = "the topics cannot be read: " + e.getMessage();
        }
        return new SchemaFacts(
                setUp,
                place,
                null,
                RegistryProbe.look(resolver),
                schemas,
                unread,
                enrichments(iglu));
    }

    /** As the enricher is told; else as the loader's settings say. */
    private @Nullable Path resolver() {
        var given = setUp.files().igluConfig();
        var loader = setUp.loader();
        if (given != null || loader == null) {
            return given;
        }
        var file = loader.config().resolver();
        return file == null ? null : Path.of(file);
    }

    private static SeenSchema seen(IgluClient iglu, String uri, int rows) {
        var isFound =
                SchemaKey.parse(uri)
                        .key()
                        .map(key -> iglu.lookup(key) instanceof IgluClient.Lookup.Found)
                        .orElse(false);
        return new SeenSchema(uri, rows, isFound);
    }

    private @Nullable EnrichmentFacts enrichments(IgluClient iglu) {
        var folder = setUp.files().enrichments();
        if (folder == null) {
            return null;
        }
        var enricher = setUp.enricher();
        var settings =
                enricher == null ? EnrichmentSettings.DEFAULT : enricher.config().enrichments();
        try (var facilities = Facilities.of(settings);
                var loaded = EnricherInputs.enrichments(folder, iglu, facilities)) {
            return new EnrichmentFacts(
                    folder.toString(), null, loaded.notices(), hasFingerprint(folder));
        } catch (StartFailure e) {
            var why = e.problem().why();
            return new EnrichmentFacts(
                    folder.toString(),
                    e.problem().what() + (why == null ? "" : ": " + why),
                    List.of(),
                    true);
        }
    }

    private static boolean hasFingerprint(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .anyMatch(SchemaProbe::isFingerprint);
        } catch (IOException e) {
            return true; // nobody can say, so nobody complains
        }
    }

    private static boolean isFingerprint(Path file) {
        try {
            var json = Json.parse(Files.readAllBytes(file));
            return json.path("schema").asString("").contains("/event_fingerprint_config/")
                    && json.path("data").path("enabled").asBoolean(false);
        } catch (IOException | InvalidJson e) {
            return false;
        }
    }
}
