package io.freshet.enricher.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxedUriTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    http://example.com | http | example.com | 80
                    https://example.com/ | https | example.com | 443
                    https://EXAMPLE.com:8443/x | https | EXAMPLE.com | 8443
                    HTTPS://example.com/ | HTTPS | example.com | 80
                    http://example_under.com/ | http | - | 80
                    http://[2001:db8::1]:8080/x | http | [2001:db8::1] | 8080
                    mailto:a@b.example | mailto | - | 80
                    /relative/path | - | - | 80
                    android-app://com.example/ | android-app | com.example | 80
                    """)
    void portIsTheGivenOneOr443ForHttpsOr80(String text, String scheme, String host, int port) {
        var parts = parts(text);

        assertThat(parts.text()).isEqualTo(text);
        assertThat(parts.scheme()).isEqualTo(scheme);
        assertThat(parts.host()).isEqualTo(host);
        assertThat(parts.port()).isEqualTo(port);
    }

    @Test
    void spacesAreEncoded() {
        assertThat(parts("http://example.com/a b?c d#e f").text())
                .isEqualTo("http://example.com/a%20b?c%20d#e%20f");
    }

    @Test
    void addressOfNothingIsAnAddress() {
        assertThat(parts("").text()).isEmpty();
        assertThat(parts("").port()).isEqualTo(80);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    http://example.com/?q=a|b -> http://example.com/?q=a%7Cb
                    http://example.com/a\\b -> http://example.com/a%5Cb
                    http://example.com/[x] -> http://example.com/%5Bx%5D
                    http://example.com/?q=% -> http://example.com/?q=%25
                    http://example.com/?a=%E4%B8%AD&b=%u4e2d -> http://example.com/?a=%E4%B8%AD&b=%25u4e2d
                    http://example.com/?q=a+b&x=| -> http://example.com/?q=a+b&x=%7C
                    http://example.com/|?a=b=c -> http://example.com/%7C?a=b%3Dc
                    http://u:p@example.com:81/| -> http://u:p@example.com:81/%7C
                    C:\\file.html -> C:%5Cfile.html
                    /a|b#c|d -> /a%7Cb#c%7Cd
                    http://example.com/|? -> http://example.com/%7C
                    http://example.com/|?&a&& -> http://example.com/%7C?&a&&
                    http://example.com/|?a== -> http://example.com/%7C?a=%3D
                    http://example.com:0080/| -> http://example.com:80/%7C
                    http://010.1.2.003/| -> http://10.1.2.3/%7C
                    http://1.2.3.456/| -> http://1.2.3.456/%7C
                    http://[2001:DB8:0:0:1::1]:8080/| -> http://[2001:db8::1:0:0:1]:8080/%7C
                    http://[::ffff:192.0.2.1]/| -> http://[::ffff:c000:201]/%7C
                    http://a:b?c@example.com/| -> http://a:b%3Fc@example.com/%7C
                    //cdn.example.com/| -> //cdn.example.com/%7C
                    http://example.com/😀| -> http://example.com/%3F%3F%7C
                    http://example.com/%+5| -> http://example.com/%05%7C
                    http://example.com/%e4%zz -> http://example.com/%EF%BF%BD%25zz
                    urn:isbn:%zz/a -> urn:isbn:%25zz%2Fa
                    data:text/html,<b>1/2</b> -> data:text/html,%3Cb%3E1%2F2%3C%2Fb%3E
                    """)
    void whatIsNotAllowedIsEncodedInTheSecondReading(String text, String expected) {
        assertThat(parts(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:",
                "http://",
                "http://exa<mple.com:abc/",
                "  http://example.com/lead",
                "http://a|b/",
                "http://example.com:/|",
                "http://example.com:99999999999/|",
                "http://example.com:4294967296/|",
                "http://[::1/|",
                "http://[1::2::3]/|",
                "http://exa mple.com/|",
                "http://example.com/|?=1",
                "http://example.com/|?a&=1",
                "a%3Ab|",
                "data:text/html;base64,|"
            })
    void whatIsNoAddressByAnyReadingIsToldWithTheText(String text) {
        var parsed = RelaxedUri.parse(text);

        assertThat(parsed).isInstanceOf(RelaxedUri.Parsed.Unreadable.class);
        assertThat(((RelaxedUri.Parsed.Unreadable) parsed).error())
                .startsWith("Provided URI [" + text + "] could not be parsed");
    }

    private static UriParts parts(String text) {
        return ((RelaxedUri.Parsed.Uri) RelaxedUri.parse(text)).parts();
    }
}
