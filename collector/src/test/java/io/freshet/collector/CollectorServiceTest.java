package io.freshet.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.collector.vectors.RawConnection;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.Health;
import org.junit.jupiter.api.Test;

class CollectorServiceTest {

    @Test
    void isReadyWhileItsSinksAreHealthy() {
        try (var collector = TestCollector.start("")) {
            assertThat(collector.service().health().isReady()).isTrue();
            collector.sink.healthy(false);

            assertThat(collector.service().health().state()).isEqualTo(Health.State.STARTING);
        }
    }

    @Test
    void aTakenPortNamesTheFlag() {
        try (var first = TestCollector.start("")) {
            assertThatThrownBy(() -> TestCollector.start("port = " + first.port()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("F6002")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void payloadsNameTheirCollector() throws Exception {
        try (var collector = TestCollector.start("", "freshet-1-kafka");
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\n\r\n");
            connection.response("GET");

            assertThat(new String(collector.sink.take().get(0).bytes(), "UTF-8"))
                    .contains("freshet-1-kafka")
                    .doesNotContain("Timeout-Access");
        }
    }

    @Test
    void aSecondCloseDoesNothing() {
        var collector = TestCollector.start("");

        collector.close();
        collector.close();

        assertThat(collector.service().health().state()).isEqualTo(Health.State.STOPPED);
    }
}
