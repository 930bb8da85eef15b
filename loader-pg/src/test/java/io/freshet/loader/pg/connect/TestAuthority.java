package io.freshet.loader.pg.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that signs certificates, all made by the JDK's keytool. */
public final class TestAuthority {

    private static final String PASSWORD = "for-tests";

    private final Path directory;
    private final String name;

    /**
     * Makes an authority.
     *
     * @param directory where its files go
     * @param name its own
     */
    public TestAuthority(Path directory, String name) throws IOException {
        this.directory = directory;
        this.name = name;
        keytool(
                name,
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-ext",
                "bc:c",
                "-ext",
                "ku:c=keyCertSign",
                "-validity",
                "30");
        keytool(name, "-exportcert", "-alias", name, "-rfc", "-file", certificate(name).toString());
    }

    /** The PEM file by which others know the authority. */
    public Path certificate() {
        return certificate(name);
    }

    /** The PEM file of a certificate. */
    public Path certificate(String of) {
        return directory.resolve(of + ".crt");
    }

    /** The PEM file of a key, readable for its owner alone. */
    public Path key(String of) {
        return directory.resolve(of + ".key");
    }

    /**
     * Signs a new certificate.
     *
     * @param alias the first part of its files' names and its common name
     * @param algorithm of the key, {@code EC} or {@code RSA}
     * @param names as keytool's {@code san}, e.g. {@code dns:localhost}
     */
    public TestAuthority sign(String alias, String algorithm, String names)
            throws IOException, GeneralSecurityException {
        var request = directory.resolve(alias + ".csr").toString();
        keytool(
                alias,
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                algorithm,
                "-validity",
                "30");
        keytool(alias, "-certreq", "-alias", alias, "-file", request);
        keytool(
                name,
                "-gencert",
                "-alias",
                name,
                "-infile",
                request,
                "-rfc",
                "-validity",
                "30",
                "-ext",
                "san=" + names,
                "-outfile",
                certificate(alias).toString());
        var store = KeyStore.getInstance(store(alias).toFile(), PASSWORD.toCharArray());
        var der = store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                key(alias),
                "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key(alias), PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    private Path store(String of) {
        return directory.resolve(of + ".p12");
    }

    private void keytool(String store, String... arguments) throws IOException {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store(store).toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
