package io.freshet.it.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The collector's configuration: its defaults, and as many connections as the senders want. */
record CollectorFile(int port, int adminPort, String bootstrapServers) {

    /**
     * Writes it to a directory.
     *
     * @param more goes behind it, and wins
     */
    Path write(Path directory, String more) throws IOException {
        var text =
                """
                collector {
                  interface = "127.0.0.1"
                  port = %d
                  networking.maxConnections = 8192
                  preTerminationPeriod = 1 second
                  streams {
                    good = "%s"
                    bad = "%s"
                    sink { enabled = kafka, brokers = "%s" }
                  }
                }
                admin.port = %d
                """
                        .formatted(port, Topics.GOOD, Topics.BAD, bootstrapServers, adminPort);
        return Files.writeString(directory.resolve("collector.hocon"), text + more);
    }
}
