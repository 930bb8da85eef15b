package io.freshet.cli.doctor.running;

import static io.freshet.cli.doctor.Findings.assertSilent;
import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.setup.SetUps;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.ServiceLine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningChecksTest {

    private static final URI ADMIN = URI.create("http://c:8000");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ServiceLine READY = new ServiceLine("collector", "ready", "");

    @Test
    void whatDoesNotAnswerOrIsNotReadyIsFound() throws Exception {
        assertSound(new ReadyCheck(), facts(""));

        var away = new ProcessFacts(SetUps.all(), ADMIN, null, "connection refused");
        assertThat(only(Level.FAIL, new ReadyCheck(), away).fix()).contains("--admin");
        var waiting = facts(new ServiceLine("enricher", "starting", "waiting for topics"));
        assertThat(only(Level.FAIL, new ReadyCheck(), waiting).what())
                .isEqualTo("not ready: waiting for topics");
        var failed = facts(new ServiceLine("enricher", "failed", "stream threads keep dying"));
        assertThat(only(Level.FAIL, new ReadyCheck(), failed).fix()).contains("log");
        assertSilent(new LedgerCheck(), away);
        assertSilent(new HeapCheck(), away);
    }

    @Test
    void aLedgerThatIsNotEvenIsFound() throws Exception {
        var metric = "freshet_ledger_difference{stage=\"collector\"} ";
        assertSound(new LedgerCheck(), facts(metric + "0.0\n"));

        var missing = facts(metric + "3.0\n");
        assertThat(only(Level.FAIL, new LedgerCheck(), missing).what())
                .isEqualTo("3 events came in and are counted nowhere");
    }

    @Test
    void eventsThatWaitOnTheDiskAreFound() throws Exception {
        var brief = "freshet_collector_spool_oldest_seconds 2.0\nfreshet_collector_spool_bytes 9\n";
        assertSound(new SpoolCheck(), facts(brief));

        var since =
                """
                freshet_collector_spool_oldest_seconds 600.0
                freshet_collector_spool_bytes 536870912
                """;
        assertThat(only(Level.WARN, new SpoolCheck(), facts(since)).what())
                .contains("10 min 0 s")
                .contains("50 % of spool.maxBytes");
    }

    @Test
    void aCertificateThatRunsOutIsFound() throws Exception {
        var metric = "freshet_collector_certificate_expiry_seconds ";
        assertSilent(new CertificateCheck(), facts(""));
        assertSound(new CertificateCheck(), facts(metric + "7776000\n"));

        assertThat(only(Level.WARN, new CertificateCheck(), facts(metric + "86400\n")).what())
                .contains("1 d 0 h");
        assertThat(only(Level.FAIL, new CertificateCheck(), facts(metric + "-5\n")).what())
                .contains("has run out");
    }

    @Test
    void anAssetThatIsNotKeptFreshIsFound() throws Exception {
        var good = "{\"assets\":[{\"asset\":\"a.mmdb\",\"fetchedAt\":\"2026-11-22T00:00:00Z\"}]}";
        assertSound(new AssetsCheck(), facts("", good, NOW));

        var stale =
                "{\"assets\":[{\"asset\":\"a.mmdb\",\"address\":\"s3://x/a.mmdb\",\"fetchedAt\":"
                        + "\"2026-10-01T00:00:00Z\",\"failure\":\"403\"}]}";
        var finding = only(Level.WARN, new AssetsCheck(), facts("", stale, NOW));
        assertThat(finding.what()).contains("2026-10-01").contains("403");
        assertThat(finding.fix()).contains("s3://x/a.mmdb");
    }

    @Test
    void tooLittleMemoryIsFound() throws Exception {
        var metric = "jvm_memory_max_bytes{area=\"heap\",id=\"Tenured Gen\"} ";
        assertSound(new HeapCheck(), facts(metric + "5.36870912E8\n"));

        assertThat(only(Level.WARN, new HeapCheck(), facts(metric + "1.0E8\n")).fix())
                .contains("FRESHET_JAVA_OPTS");
    }

    @Test
    void tooFewFilesAreFound() throws Exception {
        var open = "process_files_open_files 200\n";
        assertSound(new FilesCheck(), facts(open + "process_files_max_files 65536\n"));

        assertThat(
                        only(
                                        Level.WARN,
                                        new FilesCheck(),
                                        facts(open + "process_files_max_files 1024\n"))
                                .fix())
                .contains("ulimit -n");
    }

    @Test
    void aClockThatIsOffIsFound() throws Exception {
        assertSound(new ProcessClockCheck(), facts(""));

        var there = NOW.plus(Duration.ofMinutes(2));
        assertThat(only(Level.WARN, new ProcessClockCheck(), facts("", "{}", there)).what())
                .contains("2 min 0 s apart");
    }

    private static ProcessFacts facts(String metrics) throws InvalidJson {
        return facts(metrics, "{}", NOW);
    }

    private static ProcessFacts facts(ServiceLine service) throws InvalidJson {
        var nothing = Scrape.parse("");
        var seen =
                new ProcessFacts.Seen(
                        List.of(service), nothing, nothing, Json.parse("{}"), NOW, NOW);
        return new ProcessFacts(SetUps.all(), ADMIN, seen, null);
    }

    private static ProcessFacts facts(String metrics, String info, Instant there)
            throws InvalidJson {
        var scrape = Scrape.parse(metrics);
        var seen =
                new ProcessFacts.Seen(List.of(READY), scrape, scrape, Json.parse(info), NOW, there);
        return new ProcessFacts(SetUps.all(), ADMIN, seen, null);
    }
}
