package io.freshet.enricher.enrichment.pii;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Replaces values by a hash of value and salt, so that equal values stay equal and nobody can guess
 * them without the salt.
 *
 * @param hashFunction MD2, MD5, SHA-1, SHA-256, SHA-384 or SHA-512
 * @param salt stands behind every value
 */
public record Pseudonym(String hashFunction, String salt) {

    public Pseudonym {
        digest(hashFunction);
    }

    /** Lower-case hexadecimal digits. */
    String of(String value) {
        var hash = digest(hashFunction).digest((value + salt).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    /** Without the salt, which is a secret. */
    @Override
    public String toString() {
        return "Pseudonym[hashFunction=" + hashFunction + "]";
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("hashFunction " + algorithm + " is unknown", e);
        }
    }
}
