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

    private static final String ADMIN = "admin.port = ";

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
        return Files.writeString(home.resolve("settings.hocon"), text + ADMIN + adminPort + "\n");
    }

    /** The port that stands in a file that this has written. */
    static int adminPort(Path config) throws IOException {
        return Files.readAllLines(config).stream()
                .filter(line -> line.startsWith(ADMIN))
                .mapToInt(line -> Integer.parseInt(line.substring(ADMIN.length())))
                .findFirst()
                .orElseThrow();
    }

    private String name(Stage stage, int number) {
        return isStatic ? "instanceId = \"" + stage.command() + "-" + number + "\"" : "";
    }

    /**
     * It says that it is about to go for as long as {@link Balancer} needs to notice; and a broker
     * on a busy machine is not taken for one that is away, for what was written in doubt may be
     * there twice.
     */
    private String collector(Path home, int port) {
        return """
               interface = "127.0.0.1"
               port = %d
               networking.maxConnections = 8192
               preTerminationPeriod = 1 second
               preTerminationUnhealthy = true
               spool { directory = "%s", after = 20 seconds }
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
