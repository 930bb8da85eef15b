package io.freshet.enricher.uri;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.payload.NameValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryStringTest {

    @Test
    void ampersandAndSemicolonSeparate() {
        assertThat(parse("a=1&b=2;c=3"))
                .containsExactly(pair("a", "1"), pair("b", "2"), pair("c", "3"));
    }

    @Test
    void firstEqualsSignEndsTheName() {
        assertThat(parse("a=b=c")).containsExactly(pair("a", "b=c"));
    }

    @Test
    void nameWithoutEqualsSignHasNoValueAndEmptyValueIsOne() {
        assertThat(parse("a&b=")).containsExactly(pair("a", null), pair("b", ""));
    }

    @Test
    void pairsWithoutNameAreDropped() {
        assertThat(parse("&=x&&a=1&")).containsExactly(pair("a", "1"));
    }

    @Test
    void namesAndValuesAreFormDecoded() {
        assertThat(parse("n%C3%A9=a+b%2Bc")).containsExactly(pair("n\u00e9", "a b+c"));
    }

    @Test
    void malformedBytesBecomeReplacementCharacters() {
        assertThat(parse("a=%FF%FE")).containsExactly(pair("a", "\uFFFD\uFFFD"));
    }

    @Test
    void whatIsNoEscapeStays() {
        assertThat(parse("a=100%&b=%zz&c=%%41"))
                .containsExactly(pair("a", "100%"), pair("b", "%zz"), pair("c", "%%41"));
    }

    @Test
    void anotherCharsetDecodesItsOwnBytes() {
        assertThat(QueryString.parse("a=%E9", StandardCharsets.ISO_8859_1))
                .containsExactly(pair("a", "\u00e9"));
    }

    @Test
    void lastDuplicateWinsAndOrderIsThatOfFirstAppearance() {
        var map = QueryString.toMap(parse("a=1&b=2&a=3&c"));

        assertThat(map.keySet()).containsExactly("a", "b", "c");
        assertThat(map).containsEntry("a", "3").containsEntry("c", null);
    }

    private static List<NameValue> parse(String raw) {
        return QueryString.parse(raw, StandardCharsets.UTF_8);
    }

    private static NameValue pair(String name, String value) {
        return new NameValue(name, value);
    }
}
