package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The listener for https.
 *
 * @param enable whether there is one, beside that for plain HTTP
 * @param redirect whether plain requests are sent to https: all that come to the plain listener
 *     while there is one for https, and those that a proxy marks with {@code X-Forwarded-Proto:
 *     http}
 * @param port 0 to 65535; 0 takes a free one
 * @param keys where certificate and private key are; null only where nothing is enabled
 * @param reloadPeriod how often the files are looked at; zero for never
 */
public record SslSettings(
        boolean enable,
        boolean redirect,
        int port,
        @Nullable KeyFiles keys,
        Duration reloadPeriod) {

    private static final String JSSE = "javax.net.ssl.keyStore";

    /** Reads the section {@code ssl}; where it names no files, the system properties of JSSE do. */
    public static SslSettings read(ConfigReader config) {
        var settings =
                new SslSettings(
                        config.bool("enable").orElse(false),
                        config.bool("redirect").orElse(false),
                        config.integer("port").between(0, 65535).orElse(443),
                        keys(config),
                        config.duration("reloadPeriod")
                                .atLeast(Duration.ZERO)
                                .orElse(Duration.ofSeconds(10)));
        if (settings.enable() && settings.keys() == null) {
            config.problem(
                    "enable",
                    "https needs a certificate and its private key",
                    "set ssl.certificate and ssl.privateKey (PEM), or ssl.keyStore.path (PKCS12)");
        }
        return settings;
    }

    private static @Nullable KeyFiles keys(ConfigReader config) {
        var certificate = config.string("certificate").orNull();
        var privateKey = config.string("privateKey").orNull();
        var privateKeyPassword = config.secret("privateKeyPassword").orNull();
        var store = config.section("keyStore");
        var path = store.string("path").orNull();
        var password = store.secret("password").orNull();
        var type = store.string("type").orNull();
        if ((certificate == null) != (privateKey == null)) {
            config.problem(
                    certificate == null ? "privateKey" : "certificate",
                    "ssl.certificate and ssl.privateKey need each other",
                    "set both");
        }
        if (certificate != null && path != null) {
            config.problem(
                    "certificate",
                    "ssl.certificate and ssl.keyStore.path exclude each other",
                    "remove one");
        }
        if (certificate != null && privateKey != null) {
            return new KeyFiles.Pem(Path.of(certificate), Path.of(privateKey), privateKeyPassword);
        }
        if (path != null) {
            return new KeyFiles.Store(Path.of(path), orEmpty(password), type);
        }
        var jsse = System.getProperty(JSSE);
        return jsse == null
                ? null
                : new KeyFiles.Store(
                        Path.of(jsse),
                        orEmpty(System.getProperty(JSSE + "Password")),
                        System.getProperty(JSSE + "Type"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
