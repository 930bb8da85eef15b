package io.freshet.cli.doctor.machine;

import static io.freshet.cli.doctor.Findings.assertSilent;
import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.SetUps;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {

    private static final long MEBIBYTE = 1 << 20;

    @Test
    void aPortThatIsTakenIsFoundWithItsOwner() {
        assertSound(new PortsCheck(), ports(port(null, false, null)));

        var taken = only(Level.FAIL, new PortsCheck(), ports(port(null, true, "process 7 (java)")));
        assertThat(taken.about()).isEqualTo("port 8080");
        assertThat(taken.what()).contains("process 7 (java) listens there, and the collector");
        var rival = only(Level.FAIL, new PortsCheck(), ports(port("webapp", false, null)));
        assertThat(rival.what()).contains("the collector and the webapp both want it");
    }

    @Test
    void aFolderThatCannotBeWrittenOrIsTooSmallIsFound() {
        assertSound(new FoldersCheck(), folders(true, 9 * MEBIBYTE));

        assertThat(only(Level.FAIL, new FoldersCheck(), folders(false, 0)).fix())
                .contains("spool.directory");
        assertThat(only(Level.WARN, new FoldersCheck(), folders(true, 2 * MEBIBYTE)).what())
                .isEqualTo("2 MiB are free, and the collector may need 5");
    }

    @Test
    void keysThatCannotBeUsedAreFound(@TempDir Path folder) {
        assertSilent(new KeysCheck(), machine(SetUps.all()));

        var ssl = "ssl { enable = true, certificate = \"%s/c.pem\", privateKey = \"%s/k.pem\" }";
        var setUp = SetUps.of("collector", ssl.formatted(folder, folder));
        assertThat(only(Level.FAIL, new KeysCheck(), machine(setUp)).toString()).contains("c.pem");
    }

    @Test
    void aLimitOfOpenFilesThatIsTooLowIsFound() {
        var setUp = SetUps.all();
        assertSound(new LimitCheck(), new MachineFacts(setUp, List.of(), List.of(), 65_536));

        var low = new MachineFacts(setUp, List.of(), List.of(), 1024);
        assertThat(only(Level.WARN, new LimitCheck(), low).fix()).contains("LimitNOFILE");
    }

    @Test
    void theMachineIsLookedAtAsItIs(@TempDir Path folder) throws Exception {
        // Answers, but not as a component does; one that says nothing is waited for.
        var somebody =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        somebody.start();
        try {
            var port = somebody.getAddress().getPort();
            var settings =
                    "port = %d, admin.port = %d, spool.directory = \"%s/new/spool\""
                            .formatted(port, port, folder);
            var facts = new MachineProbe(SetUps.of("collector", settings), false).look();

            assertThat(facts.ports().get(0).taken()).isTrue();
            assertThat(facts.ports().get(1).rival()).isEqualTo("collector");
            assertThat(facts.folders())
                    .singleElement()
                    .satisfies(spool -> assertThat(spool.isWritable()).isTrue());
        } finally {
            somebody.stop(0);
        }
    }

    private static PortFacts port(@Nullable String rival, boolean taken, @Nullable String owner) {
        return new PortFacts("collector", 8080, "port", rival, taken, owner);
    }

    private static MachineFacts ports(PortFacts port) {
        return new MachineFacts(SetUps.all(), List.of(port), List.of(), 0);
    }

    private static MachineFacts folders(boolean isWritable, long free) {
        var folder =
                new FolderFacts(
                        "collector",
                        Path.of("spool"),
                        "spool.directory",
                        isWritable,
                        free,
                        5 * MEBIBYTE);
        return new MachineFacts(SetUps.all(), List.of(), List.of(folder), 0);
    }

    private static MachineFacts machine(SetUp setUp) {
        return new MachineFacts(setUp, List.of(), List.of(), 0);
    }
}
