package io.freshet.collector.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second cookie with the network user id, for scripts. */
class ClientCookieTest {

    private static final String SETTINGS =
            "cookie { clientCookieName = \"sp_client\", domains = [\"acme.test\"], sameSite = \"Lax\" }";

    private static List<String> cookies(String settings, String lines) throws IOException {
        try (var collector = TestCollector.start(settings);
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\n" + lines + "\r\n");
            return connection.response("GET").orElseThrow().headers().stream()
                    .filter(line -> line.name().equals("Set-Cookie"))
                    .map(RawConnection.Line::value)
                    .toList();
        }
    }

    @Test
    void hasTheSameValueAndAttributesButIsNotHttpOnly() throws IOException {
        var cookies = cookies(SETTINGS, "Cookie: sp=abc\r\nOrigin: https://www.acme.test\r\n");

        assertThat(cookies).hasSize(2);
        assertThat(cookies.get(0))
                .startsWith("sp=abc; Expires=")
                .endsWith("; Domain=acme.test; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(cookies.get(1))
                .isEqualTo(cookies.get(0).replace("sp=", "sp_client=").replace(" HttpOnly;", ""));
    }

    @Test
    void isNotReadBack() throws IOException {
        assertThat(cookies(SETTINGS, "Cookie: sp_client=abc\r\n").get(0)).doesNotContain("abc");
    }

    @Test
    void isLeftOutWhereTheOtherIs() throws IOException {
        assertThat(cookies(SETTINGS, "SP-Anonymous: *\r\n")).isEmpty();
        assertThat(cookies("cookie { enabled = false, clientCookieName = \"c\" }", "")).isEmpty();
        assertThat(cookies("", "")).hasSize(1);
    }
}
