package io.freshet.collector.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the certificate and its private key are. Texts never hold a password. */
public sealed interface KeyFiles {

    /** All files, so that changes are noticed. */
    List<Path> files();

    /**
     * PEM files.
     *
     * @param certificate the server's certificate first, then those between it and a known root
     * @param privateKey PKCS8, encrypted or not, or the older forms of OpenSSL unencrypted
     * @param password of the private key; null where it is not encrypted
     */
    record Pem(Path certificate, Path privateKey, @Nullable String password) implements KeyFiles {
        @Override
        public List<Path> files() {
            return List.of(certificate, privateKey);
        }

        @Override
        public String toString() {
            return certificate + " with " + privateKey;
        }
    }

    /**
     * A key store.
     *
     * @param path its file
     * @param password of the store and of the keys in it; may be empty
     * @param type such as {@code PKCS12}; null for the platform's, which reads PKCS12 and JKS
     */
    record Store(Path path, String password, @Nullable String type) implements KeyFiles {
        @Override
        public List<Path> files() {
            return List.of(path);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
