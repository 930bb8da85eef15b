package io.freshet.collector.tls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out before a client does whether certificates and key will work. */
final class CertificateCheck {

    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    private CertificateCheck() {}

    /**
     * Checks that all are in force, each is signed by the next, and the key belongs to the first.
     */
    static void check(List<X509Certificate> chain, PrivateKey key, Path where, Instant now)
            throws InvalidKeys {
        for (var certificate : chain) {
            inForce(certificate, where, now);
        }
        for (var i = 1; i < chain.size(); i++) {
            follows(chain.get(i - 1), chain.get(i), where);
        }
        matches(chain.get(0), key, where);
    }

    private static void inForce(X509Certificate certificate, Path where, Instant now)
            throws InvalidKeys {
        var from = certificate.getNotBefore().toInstant();
        var until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new InvalidKeys(
                    "the certificate of " + name(certificate) + " expired at " + until,
                    where,
                    "have it renewed",
                    null);
        }
        if (now.isBefore(from)) {
            throw new InvalidKeys(
                    "the certificate of " + name(certificate) + " is not valid before " + from,
                    where,
                    "wait until then, or set the clock of this machine",
                    null);
        }
    }

    private static void follows(X509Certificate certificate, X509Certificate issuer, Path where)
            throws InvalidKeys {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            throw new InvalidKeys(
                    "the certificate of "
                            + name(certificate)
                            + " is followed by one that did not sign it, of "
                            + name(issuer),
                    where,
                    "put the server's certificate first, then each with the one that signed it",
                    null);
        }
    }

    private static void matches(X509Certificate certificate, PrivateKey key, Path where)
            throws InvalidKeys {
        try {
            var algorithm = algorithm(key);
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(SAMPLE);
            var signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(SAMPLE);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException otherKindOfKey) {
            throw doesNotMatch(certificate, where, otherKindOfKey);
        }
        throw doesNotMatch(certificate, where, null);
    }

    private static InvalidKeys doesNotMatch(
            X509Certificate certificate, Path where, @Nullable Throwable cause) {
        return new InvalidKeys(
                "the private key does not belong to the certificate of " + name(certificate),
                where,
                "use the key that this certificate was asked for with",
                cause);
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> key.getAlgorithm();
        };
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
