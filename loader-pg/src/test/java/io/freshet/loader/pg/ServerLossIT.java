package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is gone in the middle of whatever the loader does: nothing is lost or doubled. */
class ServerLossIT {

    private final OutageServer server = OutageServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void serversThatStopAndCrashInTheMiddleOfBatches() throws Exception {
        try (var loader = new RunningLoader(server.url(), Map.of(), server::query)) {
            loader.send(100);
            loader.awaitAllLoaded();
            for (int crash = 0; crash < 3; crash++) {
                loader.send(1500);
                double before = loader.count("freshet_loader_in");
                await().atMost(RunningLoader.PATIENCE)
                        .until(() -> loader.count("freshet_loader_in") > before + 150);
                if (crash == 1) {
                    server.stop();
                } else {
                    server.kill();
                }
                loader.awaitTrouble("");
                server.startAgain();
            }

            loader.awaitAllLoaded();
        }
    }

    @Test
    void aCommitWhoseOutcomeNobodyHeardOf() throws Exception {
        try (var proxy = new CuttableProxy(server.port());
                var loader =
                        new RunningLoader(
                                // so that COMMIT is said in full each time
                                server.url().replace(":" + server.port(), ":" + proxy.port())
                                        + "?prepareThreshold=0",
                                Map.of(),
                                server::query)) {
            loader.send(100);
            loader.awaitAllLoaded();
            for (boolean arrives : new boolean[] {true, false, true}) {
                int before = proxy.cuts();
                proxy.cutAtNext("COPY ", "COMMIT", arrives);
                loader.send(100);
                await().atMost(RunningLoader.PATIENCE).until(() -> proxy.cuts() > before);
                loader.awaitAllLoaded();
            }
            assertThat(loader.count("freshet_loader_duplicate")).isZero();
        }
    }

    @Test
    void aStandbyThatBecomesThePrimary() throws Exception {
        try (var standby = server.standby()) {
            var url =
                    "jdbc:postgresql://%s,%s/igludb?targetServerType=primary"
                            .formatted(server.address(), standby.address());
            try (var loader = new RunningLoader(url, Map.of(), standby::query)) {
                loader.send(300);
                loader.awaitAllLoaded();
                loader.send(1000);
                double before = loader.count("freshet_loader_in");
                await().atMost(RunningLoader.PATIENCE)
                        .until(() -> loader.count("freshet_loader_in") > before + 150);
                server.kill();
                loader.awaitTrouble("");
                loader.send(100);

                standby.promote();

                loader.awaitAllLoaded();
            }
        }
    }

    @Test
    void aStandbyThatTheLoaderIsSentToIsNoPlaceToWrite() throws Exception {
        try (var standby = server.standby();
                var proxy = new CuttableProxy(server.port());
                var loader =
                        new RunningLoader(
                                server.url().replace(":" + server.port(), ":" + proxy.port()),
                                Map.of(),
                                standby::query)) {
            loader.send(100);
            loader.awaitAllLoaded();
            proxy.cut();
            proxy.leadTo(standby.port()); // as a name that moves too early does
            proxy.mend();
            loader.send(100);
            loader.awaitTrouble("read-only transaction");

            server.kill();
            standby.promote();

            loader.awaitAllLoaded();
        }
    }
}
