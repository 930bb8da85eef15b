package io.freshet.enricher.enrichment;

import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A short name for a set of configurations, to see which events were enriched alike. */
final class ConfigFingerprint {

    private static final int BYTES = 8;

    private ConfigFingerprint() {}

    /** The beginning of the SHA-256 over the configurations' texts, sorted. */
    static String of(List<JsonNode> configs) {
        var text = configs.stream().map(Json::print).sorted().collect(Collectors.joining("\n"));
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
