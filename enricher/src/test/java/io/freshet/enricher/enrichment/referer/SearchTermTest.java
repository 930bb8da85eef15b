package io.freshet.enricher.enrichment.referer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermTest {

    private static final Referer ENGINE = new Referer("search", "Engine", Set.of("q", "words"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=shoes                | shoes",
                "a=1&q=shoes&b=2        | shoes",
                "words=red&q=shoes      | red",
                "q=red&q=shoes          | red",
                "q=red+shoes%26socks    | red shoes&socks",
                "q=%E4%B8%AD            | 中",
                "q=中                   | 中",
                "q=a=b                  | a=b",
                "%71=shoes              | shoes",
                "q=%25zz                | %zz",
                "q=a;b=c                | a;b=c",
                "=q&q=shoes             | shoes",
                "q=                     | ''",
                "q                      | ''",
                "&&q                    | ''",
            })
    void firstNamedParameterCounts(String query, String expected) {
        assertThat(ENGINE.term(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Q=shoes", "query=shoes", "=shoes", "''", "&"})
    void otherParametersHoldNoTerm(String query) {
        assertThat(ENGINE.term(query)).isNull();
    }

    @Test
    void malformedBytesAreReplaced() {
        assertThat(ENGINE.term("q=%ff")).isEqualTo("\uFFFD");
    }

    @Test
    void nothingIsReadWhereNoParameterIsNamed() {
        assertThat(new Referer("search", "Other", Set.of()).term("q=shoes")).isNull();
        assertThat(ENGINE.term(null)).isNull();
    }
}
