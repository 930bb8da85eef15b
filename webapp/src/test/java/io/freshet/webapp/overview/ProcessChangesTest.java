package io.freshet.webapp.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.freshet.webapp.overview.ProcessChanges.Told;
import io.freshet.webapp.watch.Marker;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProcessChangesTest {

    private static final URI AT = URI.create("http://localhost:8000");

    private final ProcessChanges changes = new ProcessChanges();

    @Test
    void aStartIsMarkedWhenItWas() {
        seen(1_000, "1.0", "aaaa", 60_000);
        seen(1_900, "1.0", "aaaa", 65_000);

        assertThat(changes.all())
                .containsExactly(new Marker(1_000, "restart", "collector, enricher started"));
    }

    @Test
    void aProcessThatComesBackOtherwiseIsMarkedWithWhatIsOther() {
        seen(1_000, "1.0", "aaaa", 60_000);
        seen(100_000, "1.1", "bbbbbbbbbbbb", 105_000);

        assertThat(changes.all())
                .extracting(Marker::kind, Marker::at, Marker::text)
                .contains(
                        tuple("restart", 100_000L, "collector, enricher restarted"),
                        tuple("version", 105_000L, "collector, enricher: version 1.1, was 1.0"),
                        tuple("config", 105_000L, "settings changed: enricher bbbbbbbb"));
    }

    @Test
    void aProcessThatStartsAgainAndAgainDoesNotFillTheMemory() {
        for (var i = 1; i < 1000; i++) {
            seen(i * 10_000L, "1.0", "aaaa", i * 10_000L);
        }

        assertThat(changes.all()).hasSize(100);
        assertThat(changes.all().get(99).at()).isEqualTo(9_990_000);
    }

    private void seen(long startedAt, String version, String hash, long at) {
        changes.seen(
                AT,
                new TreeSet<>(List.of("enricher", "collector")),
                new Told(startedAt, version, Map.of("enricher", hash)),
                at);
    }
}
