package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EventDraft;
import io.freshet.runtime.statsd.StatsdReporter;
import io.freshet.runtime.statsd.StatsdSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EnricherSeriesTest {

    private static final Pattern LINE =
            Pattern.compile("snowplow\\.enrich\\.(\\w+):(\\d+)\\|([cg])\\|#app:enrich,env:ci");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final EnricherMetrics metrics = new EnricherMetrics(new SimpleMeterRegistry());

    @Test
    void theReferencesMetricsArriveByUdp() throws Exception {
        try (var server =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            server.setSoTimeout(10_000);
            var settings =
                    new StatsdSettings(
                            true,
                            "127.0.0.1",
                            server.getLocalPort(),
                            Duration.ofHours(1),
                            "snowplow.enrich.",
                            Map.of("app", "enrich", "env", "ci"));
            try (var reporter =
                    StatsdReporter.start(settings, new EnricherSeries(metrics)::report)) {
                metrics.latencies().begun(System.currentTimeMillis() - HOUR);
                metrics.countRecord();
                metrics.countGood(line("2020-01-01 00:00:00.000", true));
                metrics.countGood(line("no time", false));
                metrics.countFailed();
                metrics.countDropped("script");
                assertThat(reporter).isNotNull();
            }

            var report = receive(server);

            assertThat(report)
                    .containsEntry("raw c", 1L)
                    .containsEntry("good c", 2L)
                    .containsEntry("good_bytes c", 200L)
                    .containsEntry("failed c", 1L)
                    .containsEntry("dropped c", 1L)
                    .containsEntry("invalid_enriched c", 1L)
                    .doesNotContainKey("bad c");
            assertThat(report.get("latency_millis g")).isBetween(HOUR, 2 * HOUR);
            assertThat(report.get("e2e_latency_millis g")).isGreaterThan(24 * HOUR);
        }
    }

    private static EnrichedLine line(String collectorTstamp, boolean withinLimits) {
        var draft = new EventDraft();
        draft.set(AtomicField.COLLECTOR_TSTAMP, collectorTstamp);
        return new EnrichedLine(draft.finish(), new byte[100], List.of(), withinLimits);
    }

    private static Map<String, Long> receive(DatagramSocket server) throws IOException {
        var packet = new DatagramPacket(new byte[2000], 2000);
        server.receive(packet);
        var report = new TreeMap<String, Long>();
        for (var line : new String(packet.getData(), 0, packet.getLength(), UTF_8).split("\n")) {
            var matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            report.put(matcher.group(1) + " " + matcher.group(3), Long.parseLong(matcher.group(2)));
        }
        return report;
    }
}
