package io.freshet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.micrometer.core.instrument.Gauge;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusLinesTest {

    private final Meters meters = Meters.bare();
    private final AtomicLong nanos = new AtomicLong();
    private final StringWriter terminal = new StringWriter();

    @Test
    void tellsStateRateAndWhatWaits() {
        var lines = lines(Services.of("enricher", Health.ready()));
        lines.text();
        meters.registry().counter("good", "x", "1").increment(30);
        meters.registry().counter("bad").increment(10);
        Gauge.builder("kafka.consumer.fetch.manager.records.lag", () -> 7)
                .tag("client.id", "freshet-enricher-1-consumer")
                .register(meters.registry());
        nanos.addAndGet(2_000_000_000);

        var text = lines.text();

        assertThat(text)
                .isEqualToNormalizingNewlines(
                        "  enricher          ready          20.0 events/s        7 waiting\n");
    }

    @Test
    void saysWhatAStageWaitsFor() {
        var lines = lines(Services.of("site", Health.starting("waiting for topics")));

        assertThat(lines.text())
                .isEqualToNormalizingNewlines(
                        "  site              starting    waiting for topics\n");
    }

    @Test
    void writesOverItself() {
        var lines = lines(Services.of("site", Health.ready()));

        lines.show();
        lines.show();

        assertThat(terminal.toString()).containsOnlyOnce("\u001b[2A\u001b[J");
    }

    private StatusLines lines(Service service) {
        return new StatusLines(
                List.of(service),
                List.of(new Stage("enricher", List.of("good", "bad"), "freshet-enricher")),
                meters.registry(),
                new PrintWriter(terminal, true),
                nanos::get);
    }
}
