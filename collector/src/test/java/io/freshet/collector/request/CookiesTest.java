package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookiesTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "sp=a, a",
        "x=1; sp=a; sp=b, a",
        "'sp=\"quoted\"', quoted",
        "sp=, ''",
        "SP=a,",
        "sp,",
        "'sp=\"s 7\"; z=1',",
        "'sp=a,b',",
        "'j={\"a\":1}; sp=a', a",
        "=x; sp=a, a",
    })
    void findsTheCookie(String line, String value) {
        var headers = new Headers(List.of(new Header("cookie", line)));

        assertThat(Cookies.first(headers, "sp")).isEqualTo(value);
    }

    @Test
    void theFirstOfSeveralHeadersWins() {
        var headers =
                new Headers(List.of(new Header("Cookie", "x=1"), new Header("Cookie", "sp=b")));

        assertThat(Cookies.first(headers, "sp")).isEqualTo("b");
    }
}
