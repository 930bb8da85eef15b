package io.freshet.enricher.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.acme.example/p/1?utm_source=letter&utm_medium=email#top",
                "http://localhost:8080",
                "https://a-b.example:443/x%20y?q=%C3%A9",
                "http://example.org?q=a/b?c",
                "http://example.org/#/route?x=1",
                "https://1.2.3.a1/",
                "https://example.org:00080/"
            })
    void usualAddressesArePlain(String address) throws URISyntaxException {
        assertThat(PlainAddress.parse(address)).isEqualTo(UriParts.of(new URI(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://example.org/",
                "https://Example.org/",
                "https://example_under.org/",
                "https://user@example.org/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://example.org./",
                "https://example.org:/",
                "https://example.org:99999999999/",
                "https://example.org/a b",
                "https://example.org/%zz",
                "https://example.org/é",
                "https://example.org/a#b#c",
                "https:///x",
                "https://",
                "ftp://example.org/",
                "/relative",
                ""
            })
    void othersAreLeft(String address) {
        assertThat(PlainAddress.parse(address)).isNull();
    }

    @Test
    void whatIsPlainIsReadAsByJava() throws URISyntaxException {
        var random = new Random(11);
        int plain = 0;
        for (int i = 0; i < 300_000; i++) {
            var text = new StringBuilder("https://a.b-c.de:81/p/%41?q=1&r#f");
            for (int j = random.nextInt(5); j > 0; j--) {
                int at = 4 + random.nextInt(text.length() - 4);
                char c = "aZ0-.:/?#%4@[] &;_~'|\u00e9\u0661".charAt(random.nextInt(23));
                text.replace(at, Math.min(text.length(), at + random.nextInt(3)), "" + c);
            }
            var parts = PlainAddress.parse(text.toString());
            if (parts != null) {
                plain++;
                assertThat(parts).isEqualTo(UriParts.of(new URI(text.toString())));
            }
        }
        assertThat(plain).isGreaterThan(30_000);
    }
}
