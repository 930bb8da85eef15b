package io.freshet.loader.pg.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGProperty;

/** The driver takes a key in a PEM file for an RSA key unless it is told otherwise; we tell it. */
final class ClientKeys {

    private ClientKeys() {}

    /** Says what kind of key belongs to the client's certificate, where there is one. */
    static void describe(Properties properties) throws SQLException {
        var file = PGProperty.SSL_CERT.getOrNull(properties);
        if (file == null || properties.containsKey(PGProperty.PEM_KEY_ALGORITHM.getName())) {
            return;
        }
        try (var stream = Files.newInputStream(Path.of(file))) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(stream);
            PGProperty.PEM_KEY_ALGORITHM.set(properties, certificate.getPublicKey().getAlgorithm());
        } catch (IOException | CertificateException e) {
            throw new SQLException("postgres.sslCert " + file + " cannot be read", "28000", e);
        }
    }
}
