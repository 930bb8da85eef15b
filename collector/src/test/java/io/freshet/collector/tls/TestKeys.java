package io.freshet.collector.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A key and a certificate that it signed itself, made by the JDK's keytool. */
public final class TestKeys {

    public static final String PASSWORD = "for-tests";

    private static final TestKeys LOCALHOST = make("localhost", "-keyalg", "EC");

    public final Path store;
    public final PrivateKey key;
    public final X509Certificate certificate;

    private TestKeys(Path store) throws IOException, GeneralSecurityException {
        this.store = store;
        var opened = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        key = (PrivateKey) opened.getKey("server", PASSWORD.toCharArray());
        certificate = (X509Certificate) opened.getCertificate("server");
    }

    /** One that all tests may use. */
    public static TestKeys localhost() {
        return LOCALHOST;
    }

    /** A new one, with more of keytool's options. */
    public static TestKeys make(String name, String... options) {
        try {
            var directory = Files.createTempDirectory("test-keys");
            var store = directory.resolve("keys.p12");
            store.toFile().deleteOnExit();
            directory.toFile().deleteOnExit();
            generate(store, "server", name, options);
            return new TestKeys(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, with a second key for another name in the store. */
    public TestKeys and(String name) throws IOException {
        generate(store, "other", name, "-keyalg", "EC");
        return this;
    }

    private static void generate(Path store, String alias, String name, String... options)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=dns:" + name + ",ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }

    /** The settings that name the store. */
    public String settings() {
        return "ssl.keyStore { path = \"" + store + "\", password = " + PASSWORD + " }\n";
    }

    /** The certificate as PEM. */
    public String certificatePem() throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    /** The private key as PKCS8 PEM. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Bytes as PEM. */
    public static String pem(String label, byte[] der) {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, encoder.encodeToString(der), label);
    }

    /** For clients that take any certificate. */
    public static SSLContext trustingClient() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] c, String t, Socket s) {}

        @Override
        public void checkServerTrusted(X509Certificate[] c, String t, Socket s) {}

        @Override
        public void checkClientTrusted(X509Certificate[] c, String t, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] c, String t, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
