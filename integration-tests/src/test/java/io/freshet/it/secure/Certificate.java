package io.freshet.it.secure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A certificate that signed itself, and its key, both as PEM; made by the JDK's keytool.
 *
 * @param chain the certificate
 * @param key PKCS #8, not encrypted
 */
record Certificate(String chain, String key) {

    private static final String PASSWORD = "for-tests";
    private static final String ALIAS = "own";

    /** One for a server that is called by these names, and by its address on loopback. */
    static Certificate of(Path directory, String name, List<String> hosts)
            throws IOException, GeneralSecurityException {
        var store = directory.resolve(name + ".p12");
        var names =
                Stream.concat(hosts.stream().map(host -> "dns:" + host), Stream.of("ip:127.0.0.1"))
                        .collect(Collectors.joining(","));
        keytool(store, "CN=" + name, "san=" + names);
        var opened = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var key = opened.getKey(ALIAS, PASSWORD.toCharArray());
        return new Certificate(
                pem("CERTIFICATE", opened.getCertificate(ALIAS).getEncoded()),
                pem("PRIVATE KEY", key.getEncoded()));
    }

    private static void keytool(Path store, String owner, String names) throws IOException {
        var log = Files.createTempFile("keytool", ".log");
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "EC",
                                "-dname",
                                owner,
                                "-ext",
                                names,
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(Files.readString(log));
        }
        Files.delete(log);
    }

    private static String pem(String what, byte[] der) {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(what, text.encodeToString(der), what);
    }

    @Override
    public String toString() {
        return "Certificate";
    }
}
