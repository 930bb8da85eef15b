package io.freshet.collector.tls;

import io.freshet.collector.settings.KeyFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes checked keys of the bytes of files. */
final class KeyReader {

    private static final String BEGIN_CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private KeyReader() {}

    /**
     * Reads and checks.
     *
     * @param contents of all {@link KeyFiles#files()}
     */
    static ServerKeys read(KeyFiles files, Map<Path, byte[]> contents, Instant now)
            throws InvalidKeys {
        return files instanceof KeyFiles.Pem pem
                ? pem(pem, contents, now)
                : store((KeyFiles.Store) files, contents, now);
    }

    private static ServerKeys pem(KeyFiles.Pem files, Map<Path, byte[]> contents, Instant now)
            throws InvalidKeys {
        var chain =
                chain(files.certificate(), contents.getOrDefault(files.certificate(), new byte[0]));
        var text =
                new String(
                        contents.getOrDefault(files.privateKey(), new byte[0]),
                        StandardCharsets.ISO_8859_1);
        PrivateKey key;
        try {
            key = PrivateKeyPem.parse(text, files.password(), chain.get(0).getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new InvalidKeys(
                    "the private key cannot be read",
                    files.privateKey(),
                    "give the certificate's key as PEM, best as PKCS8, with its password if it has"
                            + " one",
                    e);
        }
        CertificateCheck.check(chain, key, files.privateKey(), now);
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var password = new char[0];
            store.setKeyEntry("server", key, password, chain.toArray(Certificate[]::new));
            return new ServerKeys(store, password, chain);
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidKeys(
                    "the private key cannot be used", files.privateKey(), "use another kind", e);
        }
    }

    private static List<X509Certificate> chain(Path file, byte[] content) throws InvalidKeys {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        var begin = text.indexOf(BEGIN_CERTIFICATE);
        if (begin < 0) {
            throw new InvalidKeys(
                    "there is no certificate in the file",
                    file,
                    "give it as PEM, with a block BEGIN CERTIFICATE",
                    null);
        }
        var chain = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (; begin >= 0; begin = text.indexOf(BEGIN_CERTIFICATE, begin + 1)) {
                var one = text.substring(begin).getBytes(StandardCharsets.ISO_8859_1);
                var certificate = factory.generateCertificate(new ByteArrayInputStream(one));
                chain.add((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            throw new InvalidKeys(
                    "a certificate cannot be read", file, "give it as PEM, unchanged", e);
        }
        return chain;
    }

    private static ServerKeys store(KeyFiles.Store file, Map<Path, byte[]> contents, Instant now)
            throws InvalidKeys {
        var password = file.password().toCharArray();
        try {
            var type = file.type();
            var store = KeyStore.getInstance(type == null ? KeyStore.getDefaultType() : type);
            store.load(
                    new ByteArrayInputStream(contents.getOrDefault(file.path(), new byte[0])),
                    password);
            var shown = new ArrayList<X509Certificate>();
            for (var alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    var chain = chain(store, alias);
                    var key = privateKey(store.getKey(alias, password));
                    if (key != null && !chain.isEmpty()) {
                        CertificateCheck.check(chain, key, file.path(), now);
                        shown.addAll(chain);
                    }
                }
            }
            if (!shown.isEmpty()) {
                return new ServerKeys(store, password, shown);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, e);
        }
        throw new InvalidKeys(
                "there is no private key with a certificate in the key store",
                file.path(),
                "put them in, for example with openssl pkcs12 -export",
                null);
    }

    private static InvalidKeys unreadable(KeyFiles.Store file, Exception cause) {
        var wrongPassword =
                cause instanceof UnrecoverableKeyException
                        || cause.getCause() instanceof UnrecoverableKeyException;
        return wrongPassword
                ? new InvalidKeys(
                        "the key store's password is wrong",
                        file.path(),
                        "correct ssl.keyStore.password or -Djavax.net.ssl.keyStorePassword; store"
                                + " and key need the same",
                        cause)
                : new InvalidKeys(
                        "the key store cannot be read",
                        file.path(),
                        "give a PKCS12 file, or name its type in ssl.keyStore.type",
                        cause);
    }

    private static List<X509Certificate> chain(KeyStore store, String alias)
            throws GeneralSecurityException {
        var found = new ArrayList<X509Certificate>();
        var chain = store.getCertificateChain(alias);
        if (chain != null) {
            for (var certificate : chain) {
                found.add((X509Certificate) certificate);
            }
        }
        return found;
    }

    private static @Nullable PrivateKey privateKey(Key key) {
        return key instanceof PrivateKey found ? found : null;
    }
}
