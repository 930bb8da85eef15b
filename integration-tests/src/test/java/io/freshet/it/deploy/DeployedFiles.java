package io.freshet.it.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a component is given where it is deployed, laid out below a folder of this
 * machine. Nothing in them is changed but places: folders, and ports of broker and database; their
 * names stay and mean this machine.
 */
final class DeployedFiles {

    /** What the broker is called in compose file and manifests. */
    static final List<String> BROKER_NAMES = List.of("kafka", "bootstrap.kafka.svc.cluster.local");

    private static final List<String> DATABASE_NAMES =
            List.of("postgres", "postgres.postgres.svc.cluster.local");

    private final Deployment deployment;
    private final Path home;
    private final Map<String, String> places = new LinkedHashMap<>();

    DeployedFiles(Deployment deployment, Path home, int brokerPort, int databasePort) {
        this.deployment = deployment;
        this.home = home;
        places.put("/etc/freshet", home + "/etc/freshet");
        places.put("/tmp/streams", home + "/streams");
        places.put("/data/spool", home + "/spool");
        places.put("kafka:19092", "kafka:" + brokerPort);
        places.put(BROKER_NAMES.get(1) + ":9092", BROKER_NAMES.get(1) + ":" + brokerPort);
        DATABASE_NAMES.forEach(name -> places.put(name + ":5432", name + ":" + databasePort));
    }

    /**
     * How to start one component.
     *
     * @param component which
     * @param arguments of the command
     * @param environment variables that the files need
     * @param home where to start it
     * @param hosts a file for Java that says where names are
     */
    record Start(
            Component component,
            List<String> arguments,
            Map<String, String> environment,
            Path home,
            Path hosts) {}

    /** Lays out the files of a component. */
    Start of(Component component) throws IOException {
        var arguments =
                deployment == Deployment.COMPOSE ? compose(component) : kubernetes(component);
        Files.createDirectories(home);
        var hosts = new StringBuilder("127.0.0.1 localhost\n");
        BROKER_NAMES.forEach(name -> hosts.append("127.0.0.1 ").append(name).append('\n'));
        DATABASE_NAMES.forEach(name -> hosts.append("127.0.0.1 ").append(name).append('\n'));
        return new Start(
                component,
                arguments.stream().map(this::moved).toList(),
                variables(component),
                home,
                Files.writeString(home.resolve("hosts"), hosts));
    }

    private List<String> compose(Component component) throws IOException {
        var service = ComposeFileTest.service(component.command());
        for (var volume : service.at("volumes").texts()) {
            var parts = volume.split(":");
            if (parts[0].startsWith("./")) {
                copy(Repository.path(parts[0].substring(2)), parts[1]);
            }
        }
        return service.at("command").texts();
    }

    private List<String> kubernetes(Component component) throws IOException {
        var manifests = Manifests.of(component);
        var maps = manifests.configMaps();
        for (var volume : manifests.pod().at("volumes").list()) {
            var data = maps.get(volume.at("configMap", "name").text());
            if (data != null) {
                var folder = manifests.mountPath(volume.at("name").text());
                Files.createDirectories(Path.of(moved(folder)));
                for (var file : data.entrySet()) {
                    write(folder + "/" + file.getKey(), file.getValue().text());
                }
            }
        }
        return manifests.container().at("args").texts();
    }

    private Map<String, String> variables(Component component) {
        if (deployment == Deployment.COMPOSE) {
            var variables = new HashMap<String, String>();
            ComposeFileTest.service(component.command())
                    .at("environment")
                    .map()
                    .forEach((name, value) -> variables.put(name, value.text()));
            return variables;
        }
        var variables = new HashMap<>(Manifests.of(component).environment());
        variables.replace("FRESHET_PG_USER", "sp_user");
        variables.replace("FRESHET_PG_PASSWORD", "sp_password");
        return variables;
    }

    private void copy(Path from, String to) throws IOException {
        try (var found = Files.walk(from)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                var below = from.relativize(file).toString();
                write(below.isEmpty() ? to : to + "/" + below, Files.readString(file));
            }
        }
    }

    private void write(String path, String text) throws IOException {
        var target = Path.of(moved(path));
        Files.createDirectories(target.getParent());
        Files.writeString(target, moved(text));
    }

    private String moved(String text) {
        var moved = text;
        for (var place : places.entrySet()) {
            moved = moved.replace(place.getKey(), place.getValue());
        }
        return moved;
    }
}
