package io.freshet.runtime.statsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatsdLinesTest {

    private static StatsdLines lines(String prefix, Map<String, String> tags) {
        return new StatsdLines(
                new StatsdSettings(true, "h.test", 1, Duration.ofSeconds(1), prefix, tags));
    }

    private static List<String> text(StatsdLines lines) {
        return lines.packets().stream()
                .map(packet -> new String(packet, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aCountIsOneLineWithTheTagsOfAllAndItsOwn() {
        var lines = lines("acme", Map.of("app", "collector", "env", "a|b,c"));
        lines.count("requests_count", 12, "method:GET");
        lines.count("requests_active", -2);
        lines.count("nothing_count", 0);

        assertThat(text(lines))
                .containsExactly(
                        "acme.requests_count:12|c|#app:collector,env:a_b_c,method:GET\n"
                                + "acme.requests_active:-2|c|#app:collector,env:a_b_c");
    }

    @Test
    void withoutPrefixAndTagsNothingStandsForThem() {
        var lines = lines("", Map.of());
        lines.count("a", 1);
        lines.count("b", 1, "method:GET");

        assertThat(text(lines)).containsExactly("a:1|c\nb:1|c|#method:GET");
    }

    @Test
    void aPrefixMayEndWithItsDot() {
        var lines = lines("snowplow.enrich.", Map.of());
        lines.gauge("latency_millis", 7);

        assertThat(text(lines)).containsExactly("snowplow.enrich.latency_millis:7|g");
    }

    @Test
    void aSampleSaysHowManyItStandsFor() {
        var sample = new Sample(2);
        LongStream.range(0, 8).forEach(n -> sample.add(7));
        var lines = lines("p", Map.of());
        lines.distribution("d", sample.take());
        lines.distribution("d", sample.take());

        assertThat(text(lines)).containsExactly("p.d:7|d|@0.250000000\np.d:7|d|@0.250000000");
    }

    @Test
    void allValuesNeedNoRate() {
        var sample = new Sample(2);
        sample.add(3);
        sample.add(0);
        var lines = lines("p", Map.of());
        lines.distribution("d", sample.take());

        assertThat(text(lines)).containsExactly("p.d:3|d\np.d:0|d");
    }

    @Test
    void everyValueHasTheSameChanceToBeInTheSample() {
        var hits = new int[20];
        for (var round = 0; round < 4000; round++) {
            var sample = new Sample(5);
            LongStream.range(0, hits.length).forEach(sample::add);
            for (var value : sample.take().values()) {
                hits[(int) value]++;
            }
        }

        // 1000 expected each; the standard deviation is 27.
        for (var hit : hits) {
            assertThat(hit).isBetween(800, 1200);
        }
    }

    @Test
    void packetsFitAFrameAndBreakBetweenLines() {
        var lines = lines("p", Map.of());
        for (var i = 0; i < 500; i++) {
            lines.count("count_" + i, i + 1);
        }

        var packets = lines.packets();

        assertThat(packets).hasSizeGreaterThan(3);
        assertThat(packets).allMatch(packet -> packet.length <= 1400);
        assertThat(String.join("\n", text(lines)).split("\n"))
                .hasSize(500)
                .allMatch(line -> line.matches("p\\.count_\\d+:\\d+\\|c"));
    }
}
