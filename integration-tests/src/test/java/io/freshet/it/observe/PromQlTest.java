package io.freshet.it.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.it.observe.PromQl.Matcher;
import io.freshet.it.observe.PromQl.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

    @Test
    void selectorsAndGroupingsAreFound() {
        var parsed =
                PromQl.parse(
                        "histogram_quantile(0.99, sum by (le, code) (rate(a_bucket{x=\"1\","
                                + " y!~\"b|c\"}[$__rate_interval]))) > 2 and on (instance) up");

        assertThat(parsed.selectors())
                .containsExactly(
                        new Selector(
                                "a_bucket",
                                List.of(new Matcher("x", "=", "1"), new Matcher("y", "!~", "b|c"))),
                        new Selector("up", List.of()));
        assertThat(parsed.groupings()).containsExactly("code", "instance", "le");
    }

    @Test
    void aRecordedNameIsASelector() {
        assertThat(PromQl.parse("a:b > 3 * quantile_over_time(0.5, a:b[1d])").selectors())
                .extracting(Selector::metric)
                .containsExactly("a:b", "a:b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(a[5m])",
                "a)",
                "rte(a[5m])",
                "rate(a[5x])",
                "sum a",
                "a{x=\"1\"} # b"
            })
    void whatIsNotUnderstoodIsRefused(String expression) {
        assertThatThrownBy(() -> PromQl.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expression);
    }
}
