package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest(name = "{0} -> {1}, two segments: {2}")
    @CsvSource({
        "/i, /i, false",
        "/%69, /i, false",
        "/com.acme/v1, /com.acme/v1, true",
        "/a%2Fb/c, /a/b/c, true",
        "/a/%20, /a/ , true",
        "/a/b/, /a/b/, false",
        "/a//, /a//, false",
        "/a/x/../b, /a/b, true",
        "/a/./b, /a/b, true",
        "/../i, /i, false",
        "/a/.., /, false",
        "/, /, false",
        "/%E2%9C%93/v, /✓/v, true",
    })
    void decodesThePathPartByPart(String target, String path, boolean twoSegments) {
        var parsed = RequestTarget.parse(target).orElseThrow();

        assertThat(parsed.path()).isEqualTo(path == null ? "" : path.equals("/a/") ? "/a/ " : path);
        assertThat(parsed.isTwoSegments()).isEqualTo(twoSegments);
    }

    @Test
    void keepsTheQueryAsItIs() {
        assertThat(RequestTarget.parse("/i").orElseThrow().query()).isNull();
        assertThat(RequestTarget.parse("/i?").orElseThrow().query()).isEmpty();
        assertThat(RequestTarget.parse("/i?a=%2f&b?c|d").orElseThrow().query())
                .isEqualTo("a=%2f&b?c|d");
    }

    @Test
    void takesAnAbsoluteTargetApart() {
        var parsed = RequestTarget.parse("http://c.test:80/i?a=b").orElseThrow();

        assertThat(parsed.authority()).isEqualTo("c.test:80");
        assertThat(parsed.rawPathAndQuery()).isEqualTo("/i?a=b");
        assertThat(RequestTarget.parse("http://c.test").orElseThrow().path()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/i?a=%", "/i?a=%zz", "/i?a=%2", "/i#f", "/i?\u0001", "/é", "/a b"})
    void refusesWhatIsNoTarget(String target) {
        assertThat(RequestTarget.parse(target)).isEmpty();
    }
}
