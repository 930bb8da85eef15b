package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieEnrichmentTest {

    @Test
    void eachNamedCookieIsAnEntityInTheOrderOfTheRequest() {
        assertThat(entities("Cookie: a=1; x=2; b", "Host: a=9", "Cookie: a=3"))
                .containsExactly(
                        "{\"name\":\"a\",\"value\":\"1\"}",
                        "{\"name\":\"b\",\"value\":null}",
                        "{\"name\":\"a\",\"value\":\"3\"}");
    }

    @Test
    void headersOtherwiseWrittenAreNoCookies() {
        assertThat(entities("cookie: a=1", "Cookie : a=1", " Cookie: a=1", "Cookie")).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    a=b=c -> b=c
                    a= -> ``
                    a=" q v " -> ` q v `
                    a="x;y" -> x;y
                    a="x,y";b=1 -> x,y
                    a="say \\"hi\\" \\x" -> say "hi" \\x
                    a=x "y z" w -> x y z w
                    a=x"y"z -> xyz
                    a="open -> open
                    `  a  =  1   2  ; b=1` -> 1 2
                    a=%20 -> %20
                    ;;a=1 -> 1
                    x="\t=;";a=1 -> 1
                    """)
    void valuesAreReadAsTheReferenceReadsThem(String cookies, String value) {
        assertThat(CookieText.parse(cookies))
                .filteredOn(cookie -> cookie.name().equals("a"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.value()).isEqualTo(value));
    }

    @Test
    void whatStandsBehindAnUnquotedCommaIsNotRead() {
        assertThat(CookieText.parse("a=1,b=2; c=3")).hasSize(1);
        assertThat(CookieText.parse("a,b=2; c=3")).hasSize(1);
        assertThat(CookieText.parse("   ")).isEmpty();
    }

    private static List<String> entities(String... headers) {
        var enrichment = new CookieEnrichment(Set.of("a", "b"));
        return enrichment.enrich(Events.withHeaders(headers)).contexts().stream()
                .map(entity -> Json.print(entity.data()))
                .toList();
    }
}
