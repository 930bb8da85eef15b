package io.freshet.enricher;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.iglu.IgluSettings;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two other things an enricher is started with, beside its own file. */
public final class EnricherInputs {

    private EnricherInputs() {}

    /**
     * The registries of a resolver.json.
     *
     * @param resolver the file; null for the schemas that ship with Freshet and no others
     * @param settings what the file does not say
     * @throws StartFailure with every problem of the file
     */
    public static IgluClient iglu(@Nullable Path resolver, IgluSettings settings) {
        if (resolver == null) {
            return IgluClients.shipped(settings);
        }
        var decoded = decode(resolver);
        var config = decoded.config();
        if (config == null) {
            throw refused("the Iglu resolver cannot be used", resolver, decoded.problems());
        }
        return IgluClients.create(config, settings);
    }

    /**
     * The enrichments of a folder of configurations.
     *
     * @param folder holds one {@code .json} file an enrichment; null for none
     * @param facilities what they are made with
     * @throws StartFailure with every problem of the files
     */
    public static ConfiguredEnrichments enrichments(
            @Nullable Path folder, IgluClient iglu, Facilities facilities) {
        if (folder == null) {
            return ConfiguredEnrichments.NONE;
        }
        var loaded = EnrichmentConfigs.ofFolder(folder, iglu, facilities);
        return loaded.enrichments()
                .orElseThrow(
                        () -> refused("the enrichments cannot be used", folder, loaded.errors()));
    }

    private static ResolverConfig.Decoded decode(Path resolver) {
        try {
            return ResolverConfig.decode(Json.parse(Files.readAllBytes(resolver)));
        } catch (IOException e) {
            throw refused("the Iglu resolver cannot be read", resolver, List.of(e.toString()));
        } catch (InvalidJson e) {
            throw refused(
                    "the Iglu resolver is no JSON",
                    resolver,
                    List.of(String.valueOf(e.getMessage())));
        }
    }

    private static StartFailure refused(String what, Path where, List<String> why) {
        return new StartFailure(
                ExitCode.BAD_CONFIGURATION,
                new Problem(
                        "F6007",
                        what,
                        where.toString(),
                        String.join("\n         ", why),
                        "mend what is named above; see docs/reference"),
                null);
    }
}
