package io.freshet.loader.pg.connect;

import io.freshet.runtime.config.ConfigReader;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the connection is encrypted and who proves what.
 *
 * @param mode null where it is not said
 * @param rootCert PEM file of the authorities that may have signed the server's certificate, {@code
 *     system} for those that the JVM trusts, or null
 * @param cert PEM file of our certificate, or null
 * @param key file of its key: PEM or DER (PKCS #8) or PKCS #12, or null
 * @param keyPassword of an encrypted key; empty where it is not
 */
record TlsSettings(
        @Nullable Mode mode,
        @Nullable String rootCert,
        @Nullable String cert,
        @Nullable String key,
        String keyPassword) {

    /** The JVM's own authorities. */
    static final String SYSTEM = "system";

    /** The modes of libpq. */
    enum Mode {
        DISABLE,
        ALLOW,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL;

        /** As libpq and the driver write it. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads it in any spelling. */
        static Optional<Mode> of(String text) {
            var wanted = text.replace("-", "").replace("_", "");
            for (var mode : values()) {
                if (mode.name().replace("_", "").equalsIgnoreCase(wanted)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }

    /** Reads the keys {@code ssl…}. */
    static TlsSettings read(ConfigReader config) {
        return new TlsSettings(
                config.oneOf("sslMode", Mode.class).orNull(),
                config.string("sslRootCert").orNull(),
                config.string("sslCert").orNull(),
                config.string("sslKey").orNull(),
                config.secret("sslKeyPassword").orElse(""));
    }

    @Override
    public String toString() {
        return "TlsSettings[" + mode + ", " + rootCert + ", " + cert + "]";
    }
}
