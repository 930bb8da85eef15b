package io.freshet.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import io.freshet.it.process.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 10,000 mixed events: rows + bad rows = events sent, exactly. */
class LedgerIT {

    private static final int EVENTS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir private Path directory;

    @Test
    void everyEventBecomesOneRowOrOneBadRow() throws Exception {
        var home = PipelineHome.in(directory, "ledger");
        var requests = MixedEvents.generate(1, EVENTS);
        try (var pipeline = PipelineProcess.start(home);
                var senders = new Senders(home.collectorUrl(), requests).start()) {
            var begin = System.nanoTime();
            senders.awaitAll();
            Timings.note("10,000 events sent", Duration.ofNanos(System.nanoTime() - begin));

            var found = awaitAll(home, requests);
            Timings.note("10,000 events ended", Duration.ofNanos(System.nanoTime() - begin));

            assertThat(found.strangers()).isEmpty();
            assertThat(found.rows()).isEqualTo(once(good(requests)));
            assertThat(found.badRows()).isEqualTo(once(bad(requests)));
            assertThat(found.rows().size() + found.badRows().size()).isEqualTo(EVENTS);
            assertThat(Counters.of(home).differences(EVENTS)).isEmpty();
            assertThat(pipeline.isAlive()).isTrue();
        }
    }

    @Test
    void aKillInTheMiddleLosesAndDoublesNothing() throws Exception {
        var home = PipelineHome.in(directory, "ledger-kill");
        var requests = MixedEvents.generate(2, EVENTS);
        try (var first = PipelineProcess.start(home);
                var senders = new Senders(home.collectorUrl(), requests).start()) {
            senders.awaitHalf();
            first.kill();
            try (var second = PipelineProcess.start(home)) {
                senders.awaitAll();
                var found = awaitAll(home, requests);

                assertThat(found.strangers()).isEmpty();
                assertThat(found.rows().keySet()).isEqualTo(good(requests));
                assertThat(found.badRows().keySet()).isEqualTo(bad(requests));
                assertThat(moreOftenThanSent(found, senders)).isEmpty();
                assertThat(second.isAlive()).isTrue();
            }
        }
    }

    private static Found awaitAll(PipelineHome home, List<SentRequest> requests) {
        var ids = requests.stream().flatMap(SentRequest::ids).collect(Collectors.toSet());
        return Awaitility.await("all events to end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> Found.in(home, ids), found -> found.distinct() >= EVENTS);
    }

    private static TreeMap<String, Integer> moreOftenThanSent(Found found, Senders senders) {
        var toMany = new TreeMap<String, Integer>();
        found.rows().forEach((id, times) -> toMany.merge(id, times, Integer::sum));
        found.badRows().forEach((id, times) -> toMany.merge(id, times, Integer::sum));
        toMany.entrySet()
                .removeIf(entry -> entry.getValue() <= 1 + senders.repeats(entry.getKey()));
        return toMany;
    }

    private static Set<String> good(List<SentRequest> requests) {
        return requests.stream().flatMap(r -> r.good().stream()).collect(Collectors.toSet());
    }

    private static Set<String> bad(List<SentRequest> requests) {
        return requests.stream().flatMap(r -> r.bad().stream()).collect(Collectors.toSet());
    }

    private static TreeMap<String, Integer> once(Set<String> ids) {
        var counts = new TreeMap<String, Integer>();
        ids.forEach(id -> counts.put(id, 1));
        return counts;
    }
}
