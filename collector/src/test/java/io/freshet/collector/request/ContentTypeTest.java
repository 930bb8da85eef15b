package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

    @ParameterizedTest(name = "{0} -> {1} in {2}")
    @CsvSource({
        "application/json, application/json, UTF-8",
        "application/json; charset=UTF-8, application/json, UTF-8",
        "application/json; charset=ISO-8859-1, application/json, UTF-8",
        "Application/JSON ; Charset = utf-8, application/json, UTF-8",
        "application/json;charset=utf-8;profile=x, application/json; profile=x, UTF-8",
        "'application/json; a=\"b c\"', 'application/json; a=\"b c\"', UTF-8",
        "text/plain, text/plain, UTF-8",
        "text/plain;charset=UTF-8, text/plain; charset=utf-8, UTF-8",
        "'text/html; charset=\"windows-1252\"', text/html; charset=windows-1252, windows-1252",
        "text/plain; charset=klingon, text/plain; charset=klingon, UTF-8",
        "application/vnd.x+json; charset=ISO-8859-1, application/vnd.x+json; charset=iso-8859-1, ISO-8859-1",
        "image/png; charset=ISO-8859-1, image/png, UTF-8",
        "*/*, */*, UTF-8",
    })
    void isEvenlySpelledAndNamesACharset(String header, String text, String charset) {
        var type = ContentType.parse(header).orElseThrow();

        assertThat(type.text()).isEqualTo(text);
        assertThat(type.charset().name()).isEqualTo(charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "application/json;", "a/b, c/d", "a/b; c", "a /b"})
    void refusesWhatIsNoContentType(String header) {
        assertThat(ContentType.parse(header)).isEmpty();
    }
}
