package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.CollectorConfig;
import io.freshet.collector.settings.NetworkSettings;
import io.freshet.runtime.config.ConfigSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeadTest {

    private static final NetworkSettings LIMITS =
            CollectorConfig.load(ConfigSource.text("collector", "test", "")).config().network();

    private static RequestHead.Checked check(String method, String target, Header... headers) {
        return new RequestHead(method, target, "HTTP/1.1", new Headers(List.of(headers)))
                .check(LIMITS);
    }

    @ParameterizedTest(name = "{0} {1} Host: {2} -> {3}")
    @CsvSource({
        "GET, /i, c.test, c.test",
        "GET, /i, C.Test:8080, c.test",
        "GET, /i, [2001:db8::1]:80, 2001:db8::1",
        "GET, /i, under_score.test, under_score.test",
        "GET, http://c.test/i, C.TEST, c.test",
        "OPTIONS, *, c.test, c.test",
    })
    void acceptsWellFormedHeads(String method, String target, String host, String hostname) {
        var checked = check(method, target, new Header("host", host));

        assertThat(checked.rejection()).isNull();
        assertThat(checked.accepted().host().host()).isEqualTo(hostname);
    }

    @ParameterizedTest(name = "{0} {1} Host: {2} -> {3}")
    @CsvSource({
        "FOO, /i, c.test, 501",
        "CONNECT, c.test:80, c.test, 400",
        "GET, /i?a=%, c.test, 400",
        "GET, /i, a b, 400",
        "GET, /i, '', 400",
        "GET, http://other.test/i, c.test, 400",
    })
    void rejectsMalformedOnes(String method, String target, String host, int status) {
        var checked = check(method, target, new Header("Host", host));

        assertThat(checked.rejection().status()).isEqualTo(status);
    }

    @Test
    void rejectsTwoHostsAndTwoContentTypes() {
        var host = new Header("Host", "c.test");
        var type = new Header("Content-Type", "a/b");

        assertThat(check("GET", "/i", host, host).rejection().status()).isEqualTo(400);
        assertThat(check("GET", "/i", host, type, type).rejection().status()).isEqualTo(400);
        assertThat(check("GET", "/i").rejection().status()).isEqualTo(400);
    }

    @Test
    void rejectsWhatIsTooLong() {
        var host = new Header("Host", "c.test");
        var many = new ArrayList<>(Collections.nCopies(64, new Header("x", "y")));
        many.add(host);

        assertThat(check("GET", "/" + "x".repeat(32_768), host).rejection().status())
                .isEqualTo(414);
        assertThat(check("GET", "/i", host, new Header("x", "y".repeat(8193))).rejection().status())
                .isEqualTo(431);
        assertThat(check("GET", "/i", host, new Header("x".repeat(65), "y")).rejection().status())
                .isEqualTo(431);
        assertThat(check("GET", "/i", many.toArray(Header[]::new)).rejection().status())
                .isEqualTo(400);
    }
}
