package io.freshet.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.collector.settings.SpoolSettings;
import io.freshet.collector.settings.SpoolSettings.Fsync;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpoolTest {

    private static final long MAX_BYTES = 1 << 20;

    @TempDir private Path directory;

    @Test
    void whatManyThreadsOfferIsAllThereAndSharesWaitsForTheDisk() throws Exception {
        var placements = new ArrayList<Heard>();
        try (var opened = SpoolDirectory.open(settings(MAX_BYTES, 0))) {
            var spool = opened.spool("good");
            var threads = new ArrayList<Thread>();
            for (var t = 0; t < 4; t++) {
                var mine = new ArrayList<Heard>();
                for (var i = 0; i < 500; i++) {
                    mine.add(new Heard());
                }
                placements.addAll(mine);
                var thread = new Thread(() -> mine.forEach(heard -> offer(spool, heard)));
                threads.add(thread);
                thread.start();
            }
            for (var thread : threads) {
                thread.join();
            }
            for (var heard : placements) {
                assertThat(heard.outcome.get(10, TimeUnit.SECONDS)).isEqualTo("stored");
            }

            assertThat(spool.counters().stored()).isEqualTo(2000);
            assertThat(spool.counters().syncs()).isPositive().isLessThan(2000);
            assertThat(spool.read(5000, Integer.MAX_VALUE)).hasSize(2000);
        }
    }

    @Test
    void aFullSpoolRefusesAndTakesAgainWhatFitsAfterwards() throws Exception {
        try (var opened = SpoolDirectory.open(settings(200, 0))) {
            var spool = opened.spool("good");
            var placed = offer(spool, new byte[120]);
            assertThat(placed.get(10, TimeUnit.SECONDS)).isEqualTo("stored");

            assertThat(offer(spool, new byte[120])).isCompletedWithValue("FULL");
            spool.release(spool.read(1, 1000).get(0).next(), 1);

            assertThat(offer(spool, new byte[120]).get(10, TimeUnit.SECONDS)).isEqualTo("stored");
            assertThat(opened.bytes()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void bothStreamsShareTheRoom() throws Exception {
        try (var opened = SpoolDirectory.open(settings(200, 0))) {
            var good = opened.spool("good");
            var bad = opened.spool("bad");
            offer(good, new byte[120]).get(10, TimeUnit.SECONDS);

            assertThat(offer(bad, new byte[120])).isCompletedWithValue("FULL");
        }
    }

    @Test
    void aDiskWithTooLittleRoomIsLeftAlone() throws Exception {
        try (var opened = SpoolDirectory.open(settings(MAX_BYTES, Long.MAX_VALUE))) {
            var spool = opened.spool("good");

            assertThat(offer(spool, new byte[1]).get(10, TimeUnit.SECONDS)).isEqualTo("FULL");
            assertThat(spool.isEmpty()).isTrue();
            assertThat(opened.bytes()).isZero();
        }
    }

    @Test
    void whatTheDiskRefusesIsNotStored() throws Exception {
        try (var opened = SpoolDirectory.open(settings(MAX_BYTES, 0))) {
            var spool = opened.spool("good");
            Files.delete(directory.resolve("spool/good/position"));
            Files.delete(directory.resolve("spool/good"));

            assertThat(offer(spool, new byte[1]).get(10, TimeUnit.SECONDS)).isEqualTo("FAILED");
            assertThat(opened.bytes()).isZero();

            Files.createDirectory(directory.resolve("spool/good"));
            assertThat(offer(spool, new byte[1]).get(10, TimeUnit.SECONDS)).isEqualTo("stored");
        }
    }

    @Test
    void whatWasOfferedIsStoredBeforeItCloses() throws Exception {
        var heard = new ArrayList<CompletableFuture<String>>();
        Spool spool;
        try (var opened = SpoolDirectory.open(settings(MAX_BYTES, 0))) {
            spool = opened.spool("good");
            for (var i = 0; i < 100; i++) {
                heard.add(offer(spool, new byte[10]));
            }
        }

        assertThat(heard).allSatisfy(each -> assertThat(each).isCompletedWithValue("stored"));
        assertThat(offer(spool, new byte[1])).isCompletedWithValue("CLOSED");
        try (var opened = SpoolDirectory.open(settings(MAX_BYTES, 0))) {
            assertThat(opened.spool("good").read(1000, 1 << 20)).hasSize(100);
        }
    }

    @ParameterizedTest
    @EnumSource(Fsync.class)
    void storesWhateverIsPromisedOfTheDisk(Fsync fsync) throws Exception {
        var settings = SpoolFolder.settings(directory.resolve("spool"), MAX_BYTES, 0, fsync);
        try (var opened = SpoolDirectory.open(settings)) {
            var spool = opened.spool("good");

            assertThat(offer(spool, new byte[1]).get(10, TimeUnit.SECONDS)).isEqualTo("stored");

            assertThat(spool.read(10, 1000)).hasSize(1);
            if (fsync == Fsync.NEVER) {
                assertThat(spool.counters().syncs()).isZero();
            } else {
                Awaitility.await().until(() -> spool.counters().syncs() == 1);
            }
        }
    }

    @Test
    void theFolderBelongsToOne() {
        try (var first = SpoolDirectory.open(settings(MAX_BYTES, 0))) {
            assertThat(first.bytes()).isZero();

            assertThatThrownBy(() -> SpoolDirectory.open(settings(MAX_BYTES, 0)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("F6013")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("spool.directory");
        }
    }

    @Test
    void aFolderThatCannotBeIsAClearFailure() throws IOException {
        Files.writeString(directory.resolve("spool"), "a file");

        assertThatThrownBy(() -> SpoolDirectory.open(settings(MAX_BYTES, 0)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("F6012")
                .hasMessageContaining("spool.enabled = false");
    }

    /** Kills a process while it stores, several times, and misses nothing that it was promised. */
    @Test
    void whatWasStoredSurvivesKill9() throws Exception {
        var promised = new ArrayList<String>();
        for (var round = 0; round < 3; round++) {
            promised.addAll(StoringProcess.runAndKill(directory, "round" + round, 200));
        }

        try (var opened = SpoolDirectory.open(settings(MAX_BYTES, 0))) {
            var spool = opened.spool("good");
            var found = new ArrayList<String>();
            while (!spool.isEmpty()) {
                for (var stored : spool.read(1000, 1 << 20)) {
                    found.add(new String(stored.record().bytes(), StandardCharsets.UTF_8));
                    spool.release(stored.next(), 1);
                }
            }
            assertThat(promised).hasSizeGreaterThanOrEqualTo(600);
            assertThat(found).containsAll(promised).doesNotHaveDuplicates();
        }
    }

    @Test
    void theOldestRecordTellsItsAge() throws Exception {
        var before = System.currentTimeMillis();
        try (var opened = SpoolDirectory.open(settings(MAX_BYTES, 0))) {
            var spool = opened.spool("good");
            assertThat(spool.oldestMillis()).isEmpty();
            offer(spool, new byte[1]);

            Awaitility.await().until(() -> !spool.isEmpty());
            assertThat(spool.oldestMillis().orElseThrow())
                    .isBetween(before, System.currentTimeMillis());
        }
    }

    private SpoolSettings settings(long maxBytes, long minFree) {
        return SpoolFolder.settings(directory.resolve("spool"), maxBytes, minFree);
    }

    private static void offer(Spool spool, Heard heard) {
        spool.offer("key", new byte[] {1}, heard);
    }

    private static CompletableFuture<String> offer(Spool spool, byte[] bytes) {
        var heard = new Heard();
        spool.offer("key", bytes, heard);
        return heard.outcome;
    }

    /** Remembers what it was told; a second time is a mistake. */
    private static final class Heard implements Placement {

        private final CompletableFuture<String> outcome = new CompletableFuture<>();

        @Override
        public void stored(Position place) {
            hear("stored");
        }

        @Override
        public void refused(Refusal reason) {
            hear(reason.name());
        }

        private void hear(String what) {
            if (!outcome.complete(what)) {
                outcome.obtrudeException(new AssertionError("told twice"));
            }
        }
    }
}
