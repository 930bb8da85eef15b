package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/**
 * A hash over what the tracker sent, to tell repeated events from new ones: all parameters that
 * have a value, sorted by name, each name and value followed by U+001F.
 *
 * @param algorithm a {@link MessageDigest} name
 * @param excluded names of parameters that differ between repetitions, such as {@code stm}
 */
public record FingerprintEnrichment(String algorithm, Set<String> excluded) implements Enrichment {

    private static final char SEPARATOR = '\u001f';

    public FingerprintEnrichment {
        excluded = Set.copyOf(excluded);
        digest(algorithm);
    }

    /** Reads {@code event_fingerprint_config} 1-0-*. */
    static FingerprintEnrichment of(EnrichmentConfig config) {
        var excluded = new HashSet<String>();
        config.parameters().path("excludeParameters").forEach(n -> excluded.add(n.asString()));
        var algorithm = config.parameters().path("hashAlgorithm").asString();
        // MD5 is called so by all; the others are SHA1, SHA256 here and SHA-1, SHA-256 in Java.
        return new FingerprintEnrichment(algorithm.replaceFirst("^SHA(?=[0-9])", "SHA-"), excluded);
    }

    @Override
    public Addition enrich(DraftView event) {
        var sorted = new TreeMap<String, String>();
        event.raw()
                .parameters()
                .forEach(
                        (name, value) -> {
                            if (value != null && !excluded.contains(name)) {
                                sorted.put(name, value);
                            }
                        });
        var text = new StringBuilder();
        sorted.forEach(
                (name, value) ->
                        text.append(name).append(SEPARATOR).append(value).append(SEPARATOR));
        var hash = digest(algorithm).digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return Addition.field(AtomicField.EVENT_FINGERPRINT, HexFormat.of().formatHex(hash));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("hashAlgorithm " + algorithm + " is unknown", e);
        }
    }
}
