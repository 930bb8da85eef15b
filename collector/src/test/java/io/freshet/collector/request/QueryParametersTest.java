package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {

    @ParameterizedTest(name = "{0}: first {1}, last {2}")
    @CsvSource({
        "nuid=a, a, a",
        "nuid=a&nuid=b, a, b",
        "x=1&nuid=a%2Bb+c, a+b c, a+b c",
        "nuid, '', ''",
        "nuid=, '', ''",
        "%6Euid=a, a, a",
        "NUID=a, ,",
        "xnuid=a&nuidx=b, ,",
        "a=nuid=b, ,",
        "nuid=a=b, a=b, a=b",
        "&&, ,",
    })
    void findsANameWhereverItStands(String query, String first, String last) {
        assertThat(QueryParameters.first(query, "nuid")).isEqualTo(first);
        assertThat(QueryParameters.last(query, "nuid")).isEqualTo(last);
    }

    @Test
    void anAbsentQueryHasNoParameters() {
        assertThat(QueryParameters.first(null, "nuid")).isNull();
        assertThat(QueryParameters.map(null)).isEmpty();
        assertThat(QueryParameters.map("")).isEmpty();
    }

    @Test
    void theMapKeepsFirstPlacesAndLastValues() {
        assertThat(QueryParameters.map("a=1&b=2&a=3&c"))
                .containsExactly(Map.entry("a", "3"), Map.entry("b", "2"), Map.entry("c", ""));
    }
}
