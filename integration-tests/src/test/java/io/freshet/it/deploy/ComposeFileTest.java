package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.FreshetCommand;
import io.freshet.cli.shell.Shell;
import io.freshet.cli.topics.TopicsConfig;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.TopicNames;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeFileTest {

    private static final Set<String> CONDITIONS =
            Set.of("service_healthy", "service_completed_successfully");

    private static final Tree COMPOSE =
            Repository.yaml(Repository.path("docker-compose.yml")).get(0);

    static Set<String> services() {
        return COMPOSE.at("services").map().keySet();
    }

    @ParameterizedTest
    @MethodSource("services")
    void pinsItsImage(String service) {
        assertThat(service(service).at("image").text())
                .matches("[a-z0-9./-]+:v?\\d+\\.\\d+(\\.\\d+)?[\\w.-]*");
    }

    @ParameterizedTest
    @MethodSource("services")
    void tellsItsHealthUnlessItEnds(String service) {
        if (service(service).at("restart").text().equals("no")) {
            assertThat(service(service).at("healthcheck").value())
                    .isEqualTo(Map.of("disable", true));
        } else {
            assertThat(service(service).at("healthcheck", "test").texts()).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void waitsForConditionsOfServicesThatExist(String service) {
        service(service)
                .at("depends_on")
                .map()
                .forEach(
                        (other, dependency) -> {
                            var condition = dependency.at("condition").text();
                            assertThat(services()).contains(other);
                            assertThat(CONDITIONS).contains(condition);
                            assertThat(service(other).at("restart").text().equals("no"))
                                    .isEqualTo(condition.equals("service_completed_successfully"));
                        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void publishesPortsOnLoopbackOnly(String service) {
        assertThat(service(service).at("ports").texts())
                .allSatisfy(port -> assertThat(port).matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void mountsWhatIsThere(String service) {
        for (var volume : service(service).at("volumes").texts()) {
            var source = volume.split(":")[0];
            if (source.startsWith("./")) {
                assertThat(Files.exists(Repository.path(source.substring(2)))).as(volume).isTrue();
                assertThat(volume).endsWith(":ro");
            } else {
                assertThat(COMPOSE.at("volumes").map()).containsKey(source);
            }
        }
    }

    @Test
    void offersTheKnownPorts() {
        assertThat(published())
                .containsAllEntriesOf(
                        Map.of(
                                "collector", "8080",
                                "webapp", "80",
                                "postgres", "5432",
                                "kafka", "9092",
                                "kafka-ui", "9021"));
    }

    @Test
    void runsTheBrokerAndDatabaseThatTestsRunOn() {
        assertThat(service("kafka").at("image").text())
                .isEqualTo("apache/kafka:" + Repository.property("kafka.version"));
        assertThat(service("postgres").at("image").text() + ".0")
                .isEqualTo("postgres:" + Repository.property("postgres-binaries.version"));
    }

    @Test
    void knowsTheDatabaseByTheContractsNames() {
        assertThat(service("postgres").at("environment").value())
                .isEqualTo(
                        Map.of(
                                "POSTGRES_DB", "igludb",
                                "POSTGRES_USER", "sp_user",
                                "POSTGRES_PASSWORD", "sp_password"));
    }

    @Test
    void makesEveryTopicBeforeAComponentStarts() {
        var job = service("topics");
        var command = job.at("command").texts();
        var parsed =
                Shell.commandLine(new FreshetCommand()).parseArgs(command.toArray(new String[0]));
        assertThat(parsed.subcommand().subcommand().commandSpec().qualifiedName())
                .isEqualTo("freshet topics create");
        var file = mountedFile(job, CommandLines.option(command, "--config"));
        var loaded =
                ConfigSource.text(TopicsConfig.NAME, "topics.hocon", file).load(TopicsConfig::read);
        assertThat(loaded.ignored()).isEmpty();
        assertThat(loaded.config().topics().keySet())
                .containsExactlyElementsOf(TopicNames.defaults().all());
        for (var component : Component.values()) {
            assertThat(service(component.command()).at("depends_on").map()).containsKey("topics");
        }
    }

    @Test
    void runsEveryComponentWithoutPrivilegesFromTheImageBuiltHere() {
        for (var component : Component.values()) {
            var service = service(component.command());
            assertThat(service.at("image").text()).isEqualTo("freshet:" + Repository.version());
            assertThat(service.at("build").text()).isEqualTo(".");
            assertThat(service.at("command").texts().get(0)).isEqualTo(component.command());
            assertThat(service.at("read_only").value()).isEqualTo(true);
            assertThat(service.at("tmpfs").texts()).contains("/tmp");
            assertThat(service.at("cap_drop").texts()).containsExactly("ALL");
            assertThat(service.at("security_opt").texts()).contains("no-new-privileges:true");
        }
    }

    @Test
    void limitsTheMemoryThatAJvmTakesItsShareOf() {
        for (var service : ComposeCommands.ofOurImage().keySet()) {
            assertThat(service(service).at("mem_limit").text()).matches("\\d+[mg]");
        }
    }

    static Tree service(String name) {
        return COMPOSE.at("services", name);
    }

    /** The text of a file of this repository that a service sees at a path. */
    static String mountedFile(Tree service, String path) {
        return service.at("volumes").texts().stream()
                .map(volume -> volume.split(":"))
                .filter(volume -> volume[1].equals(path))
                .map(volume -> Repository.text(volume[0].substring("./".length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is mounted at " + path));
    }

    private static Map<String, String> published() {
        var ports = new TreeMap<String, String>();
        for (var service : services()) {
            for (var port : service(service).at("ports").texts()) {
                ports.put(service, port.split(":")[1]);
            }
        }
        return ports;
    }
}
