package io.freshet.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.request.Headers;
import io.freshet.collector.request.HostHeader;
import io.freshet.collector.request.RequestTarget;
import io.freshet.collector.request.TrackerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AppIdTest {

    @Test
    void theQueryGoesFirst() {
        assertThat(AppId.of(get("/i?e=pv&aid=my%20shop"))).isEqualTo("my shop");
        assertThat(AppId.of(post("/a/b?aid=q", "{\"aid\":\"body\"}"))).isEqualTo("q");
        assertThat(AppId.of(get("/i?e=pv"))).isNull();
    }

    @Test
    void ofABodyTheFirstEventCounts() {
        assertThat(
                        body(
                                "{\"schema\":\"x\",\"data\":[{\"e\":\"pv\",\"aid\":\"a\"},{\"aid\":\"b\"}]}"))
                .isEqualTo("a");
        assertThat(body("{ \"aid\" :\n \"shop \\\"one\\\"\" }")).isEqualTo("shop \\\"one\\\"");
    }

    @Test
    void whatStandsInsideAStringIsNoKey() {
        assertThat(body("{\"co\":\"{\\\"aid\\\":\\\"inner\\\"}\",\"aid\":\"outer\"}"))
                .isEqualTo("outer");
    }

    @Test
    void anythingElseHasNone() {
        assertThat(body("")).isNull();
        assertThat(body("{\"aid\"")).isNull();
        assertThat(body("{\"aid\":")).isNull();
        assertThat(body("{\"aid\":\"open")).isNull();
        assertThat(body("{\"aid\":12}")).isNull();
        assertThat(body("{\"aid\":null}")).isNull();
        assertThat(body("aid=form")).isNull();
    }

    @Test
    void randomBodiesNeverThrow() {
        var random = new Random(11);
        var pieces = List.of("\"aid\"", ":", "\"", "\\", " ", "a", "{", "\u00e9");
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (var j = random.nextInt(8); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            body(text.toString());
        }
    }

    @Test
    void longIdsAreCut() {
        assertThat(body("{\"aid\":\"" + "x".repeat(5000) + "\"}")).hasSize(128);
    }

    private static String body(String text) {
        return AppId.of(post("/a/b", text));
    }

    private static TrackerRequest get(String target) {
        return request("GET", target, "");
    }

    private static TrackerRequest post(String target, String body) {
        return request("POST", target, body);
    }

    private static TrackerRequest request(String method, String target, String body) {
        return new TrackerRequest(
                method,
                RequestTarget.parse(target).orElseThrow(),
                HostHeader.parse("c.test").orElseThrow(),
                new Headers(List.of()),
                body.getBytes(StandardCharsets.UTF_8),
                "192.0.2.1",
                0,
                false);
    }
}
