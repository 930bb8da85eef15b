package io.freshet.it.rolling;

import io.freshet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configurations of the instances: defaults, where things are, and names.
 *
 * @param directory where they are written; each instance has a folder of its own there
 * @param isStatic whether instances have a name in their group
 */
record InstanceFiles(Path directory, String bootstrapServers, String jdbcUrl, boolean isStatic) {

    /** The folder of an instance, made if absent. */
    Path home(Stage stage, int number) throws IOException {
        return Files.createDirectories(directory.resolve(stage.command() + "-" + number));
    }

    /**
     * Writes the configuration of one instance.
     *
     * @param port of a collector
     */
    Path write(Stage stage, int number, int port, int adminPort) throws IOException {
        var home = home(stage, number);
        var text =
                switch (stage) {
                    case COLLECTOR -> collector(home, port);
                    case ENRICHER, EVENTS_PROCESSOR -> streams(home, name(stage, number));
                    case LOADER_PG -> loader(name(stage, number));
                };
        return Files.writeString(
                home.resolve("settings.hocon"), text + "admin.port = " + adminPort + "\n");
    }

    private String name(Stage stage, int number) {
        return isStatic ? "instanceId = \"" + stage.command() + "-" + number + "\"" : "";
    }

    /** It says that it is about to go for as long as {@link Balancer} needs to notice. */
    private String collector(Path home, int port) {
        return """
               interface = "127.0.0.1"
               port = %d
               networking.maxConnections = 8192
               preTerminationPeriod = 2 seconds
               preTerminationUnhealthy = true
               spool.directory = "%s"
               kafka.bootstrapServers = "%s"
               """
                .formatted(port, home.resolve("spool"), bootstrapServers);
    }

    private String streams(Path home, String name) {
        return """
               kafka.bootstrapServers = "%s"
               streams { stateDir = "%s", threads = 1, %s }
               """
                .formatted(bootstrapServers, home.resolve("streams"), name);
    }

    private String loader(String name) {
        return """
               kafka.bootstrapServers = "%s"
               postgres { url = "%s", user = "%s", password = "%s" }
               %s
               """
                .formatted(
                        bootstrapServers,
                        jdbcUrl,
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD,
                        name);
    }
}
