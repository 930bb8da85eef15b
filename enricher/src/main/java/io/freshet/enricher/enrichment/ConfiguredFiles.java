package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.Asset;
import io.freshet.enricher.asset.AssetReader;
import io.freshet.enricher.asset.Assets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the files that a configuration names by folder ({@code uri}) and name ({@code database}),
 * and gathers what is wrong with them.
 */
final class ConfiguredFiles {

    private final EnrichmentConfig config;
    private final Assets assets;
    private final List<String> problems = new ArrayList<>();

    ConfiguredFiles(EnrichmentConfig config, Facilities facilities) {
        this.config = config;
        this.assets = facilities.assets();
    }

    /** The file of a parameter; empty where there is none, or none that can be used. */
    <T> Optional<Asset<T>> get(String parameter, AssetReader<T> reader) {
        var place = config.parameters().path(parameter);
        if (place.isMissingNode()) {
            return Optional.empty();
        }
        try {
            var address =
                    Assets.address(place.path("uri").asString(), place.path("database").asString());
            return Optional.of(assets.get(address, reader));
        } catch (IllegalArgumentException e) {
            problems.add(parameter + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * To be called when all have been asked for.
     *
     * @throws IllegalArgumentException with all problems, if there are any
     */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }
}
