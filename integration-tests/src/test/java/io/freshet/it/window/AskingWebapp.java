package io.freshet.it.window;

import io.freshet.embedded.FreePorts;
import io.freshet.it.process.PipelineHome;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A second webapp beside a pipeline, whose dashboard wants to know who asks. It starts while the
 * shop is walked through, and is there when the browser comes to it.
 *
 * @param process its process
 * @param url where it listens
 * @param token what it wants to hear
 */
record AskingWebapp(Process process, URI url, String token) implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    static AskingWebapp beside(PipelineHome home, Path directory) throws IOException {
        var ports = FreePorts.several(2);
        var token = "a-token-of-the-tests-24";
        var config = directory.resolve("asking.conf");
        Files.writeString(
                config,
                """
                host = "127.0.0.1"
                port = %d
                admin.port = %d
                collectorPort = %d
                kafka.bootstrapServers = "%s"
                postgres { url = "%s", user = "sp_user", password = "sp_password" }
                dashboard.token = "%s"
                """
                        .formatted(
                                ports.get(0),
                                ports.get(1),
                                home.collector(),
                                home.bootstrapServers(),
                                "jdbc:postgresql://127.0.0.1:" + home.postgres() + "/igludb",
                                token));
        var process =
                home.command("webapp", "--config=" + config)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                Redirect.to(
                                        home.log().resolveSibling("window-asking.log").toFile()))
                        .start();
        return new AskingWebapp(process, URI.create("http://127.0.0.1:" + ports.get(0)), token);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the second webapp does not stop");
        }
    }
}
