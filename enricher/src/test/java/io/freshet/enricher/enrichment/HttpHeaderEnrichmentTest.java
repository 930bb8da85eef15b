package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HttpHeaderEnrichmentTest {

    @Test
    void eachMatchingHeaderIsAnEntityInTheOrderOfTheRequest() {
        assertThat(entities("(?i)x-.*", "X-A:  b: c ", "Host: x-a", "x-b:", "X-Without-Colon"))
                .containsExactly(
                        "{\"name\":\"X-A\",\"value\":\"b: c\"}",
                        "{\"name\":\"x-b\",\"value\":\"\"}");
    }

    @Test
    void theWholeNameMustMatchLetterByLetter() {
        assertThat(entities("Host", "host: 1", "X-Host: 2", "Host : 3")).isEmpty();
    }

    @Test
    void anyNameMatchesTheWidestPattern() {
        assertThat(entities(".*", ": no name", "Host : 3"))
                .containsExactly(
                        "{\"name\":\"\",\"value\":\"no name\"}",
                        "{\"name\":\"Host\",\"value\":\"3\"}");
    }

    private static List<String> entities(String pattern, String... headers) {
        var enrichment = new HttpHeaderEnrichment(Pattern.compile(pattern));
        return enrichment.enrich(Events.withHeaders(headers)).contexts().stream()
                .map(entity -> Json.print(entity.data()))
                .toList();
    }
}
