package io.freshet.collector.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;

/**
 * What the server proves its name with: one private key or several, each with its certificates. All
 * are checked: they match, and are in force.
 */
public final class ServerKeys {

    private final KeyManagerFactory managers;
    private final Instant expiry;

    /**
     * Takes what was checked.
     *
     * @param store the keys under one password
     * @param certificates all that will be shown, at least one
     */
    ServerKeys(KeyStore store, char[] password, List<X509Certificate> certificates)
            throws GeneralSecurityException {
        // This one chooses among several keys by the name that the client asks for.
        managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, password);
        expiry =
                certificates.stream()
                        .map(certificate -> certificate.getNotAfter().toInstant())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }

    /** For the TLS engine. */
    public KeyManagerFactory managers() {
        return managers;
    }

    /** When the first of the certificates runs out. */
    public Instant expiry() {
        return expiry;
    }
}
