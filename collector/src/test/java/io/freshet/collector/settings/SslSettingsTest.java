package io.freshet.collector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.config.ConfigSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SslSettingsTest {

    private static final String JSSE = "javax.net.ssl.keyStore";

    private static SslSettings read(String hocon) {
        return ConfigSource.text("collector", "test.hocon", hocon).load(SslSettings::read).config();
    }

    @AfterEach
    void clearProperties() {
        System.clearProperty(JSSE);
        System.clearProperty(JSSE + "Password");
        System.clearProperty(JSSE + "Type");
    }

    @Test
    void isOffByDefault() {
        assertThat(read(""))
                .isEqualTo(new SslSettings(false, false, 443, null, Duration.ofSeconds(10)));
    }

    @Test
    void theSystemPropertiesOfTheReferenceNameAStore() {
        System.setProperty(JSSE, "/keys.p12");
        System.setProperty(JSSE + "Password", "secret");
        System.setProperty(JSSE + "Type", "PKCS12");

        assertThat(read("enable = true").keys())
                .isEqualTo(new KeyFiles.Store(Path.of("/keys.p12"), "secret", "PKCS12"));
    }

    @Test
    void whatTheFileNamesBeatsThem() {
        System.setProperty(JSSE, "/keys.p12");

        assertThat(read("keyStore { path = /own.p12, password = a }").keys())
                .isEqualTo(new KeyFiles.Store(Path.of("/own.p12"), "a", null));
        assertThat(read("certificate = /c.pem, privateKey = /k.pem").keys())
                .isEqualTo(new KeyFiles.Pem(Path.of("/c.pem"), Path.of("/k.pem"), null));
    }

    @Test
    void passwordsAreNotShown() {
        var loaded =
                ConfigSource.text(
                                "collector",
                                "test.hocon",
                                "keyStore { path = /own.p12, password = geheim }")
                        .load(SslSettings::read);

        assertThat(loaded.effective().toString()).doesNotContain("geheim");
        assertThat(loaded.config().toString()).doesNotContain("geheim");
    }
}
