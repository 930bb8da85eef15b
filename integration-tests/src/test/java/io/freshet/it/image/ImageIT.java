package io.freshet.it.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.deploy.ComposeCommands;
import io.freshet.it.deploy.Dockerfile;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The image as it was built, started the way compose starts it. */
class ImageIT {

    /**
     * A library of Kafka Streams for stores that no topology has; the distribution leaves it out.
     */
    private static final String LEFT_OUT = "rocksdbjni";

    @TempDir private static Path folder;
    private static ImageTar image;
    private static Container container;
    private static MountedFiles mounted;

    @BeforeAll
    static void unpack() throws IOException {
        image = ImageTar.unpack(folder);
        archiveClasses(image.path("/opt/freshet"));
        container = Container.of(image, folder);
        mounted = MountedFiles.copy(folder.resolve("mounted"));
    }

    static Set<String> components() {
        var commands = new TreeSet<>(ComposeCommands.ofOurImage().keySet());
        commands.removeAll(Set.of(AllInOne.SERVICE, "topics"));
        return commands;
    }

    @Test
    void runsAsANumberedUserInItsVolume() {
        assertThat(container.user()).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(image.start().get("Volumes").propertyNames()).containsExactly("/data");
        assertThat(image.start().get("WorkingDir").asString()).isEqualTo("/data");
    }

    @Test
    void itsUserCanWriteToItsVolumeAndNowhereElse() throws Exception {
        var tree = image.tree().toString();
        var writable = List.of("find", tree, "-writable", "!", "-path", tree + "/data/*");

        assertThat(new Command(container.command(writable)).run())
                .isEqualTo(new Command.Ending(0, tree + "/data\n"));
        assertThat(new Command(container.command(List.of("touch", tree + "/x"))).run().exitCode())
                .isNotZero();
    }

    @Test
    void holdsTheDistributionAndNothingOfTheToolThatMadeIt() {
        assertThat(image.path("/app")).doesNotExist();
        assertThat(image.path("/opt/freshet/bin/freshet")).isExecutable();
        assertThat(image.path("/opt/freshet/LICENSE")).isNotEmptyFile();
    }

    @Test
    void holdsWhatTheDockerfilesCommandsPutThere() throws Exception {
        var made = DockerfileTree.of(folder.resolve("dockerfile"));

        assertThat(Files.isExecutable(made.resolve("bin/freshet"))).isTrue();
        var layout = Hashes.ofTree(image.path("/opt/freshet"));
        layout.remove("lib/freshet.jsa");
        assertThat(Hashes.ofTree(made)).isEqualTo(layout);
    }

    @ParameterizedTest
    @MethodSource("components")
    void runsAComponentWithTheConfigurationThatComposeMounts(String component) throws Exception {
        var line = mounted.mapped(ComposeCommands.ofOurImage().get(component));
        line.add("--check");
        var start = container.entryPoint(line.toArray(new String[0]));
        // Without this the JVM goes on when the archive of classes does not fit.
        start.environment().merge("FRESHET_JAVA_OPTS", " -Xshare:on", String::concat);
        var check = new Command(start).start();
        var help = new Command(container.entryPoint(component, "--help")).start();

        assertThat(check.await().output()).contains("kafka.bootstrapServers");
        assertThat(check.await().exitCode()).as(check.await().output()).isZero();
        assertThat(help.await().output()).contains("freshet " + component).contains("--config");
        assertThat(help.await().exitCode()).isZero();
    }

    @Test
    void bringsEventsToTheDatabase() throws Exception {
        try (var running = AllInOne.start(container.asNobody(), mounted)) {
            var ending = running.send();

            assertThat(ending.output()).endsWith("All went where they should.\n");
            assertThat(ending.exitCode()).isZero();
        }
    }

    @Test
    void listsEveryLibraryThatIsInItByItsHash() throws Exception {
        var listed = new TreeSet<String>();
        for (var component : sbom().get("components")) {
            if (!component.get("name").asString().equals(LEFT_OUT)) {
                listed.add(fileName(component) + " " + sha256(component));
            }
        }

        var found = new TreeSet<String>();
        for (var jar : libraries()) {
            found.add(jar.getFileName() + " " + Hashes.sha256(jar));
        }
        assertThat(found).isNotEmpty().isEqualTo(listed);
    }

    @Test
    void namesALicenceOfEveryLibraryOfOthers() throws Exception {
        var report = Files.readString(image.path("/opt/freshet/THIRD-PARTY.txt"));

        for (var component : sbom().get("components")) {
            if (!component.get("group").asString().equals("io.freshet")) {
                var id =
                        component.get("group").asString()
                                + ":"
                                + component.get("name").asString()
                                + ":"
                                + component.get("version").asString();
                assertThat(report).containsPattern("\\(.+\\).*\\(" + Pattern.quote(id));
                assertThat(component.get("licenses")).as(id).isNotEmpty();
            }
        }
    }

    @Test
    void listsWhatTheDemoSiteIsBundledOf() throws Exception {
        var list = image.path("/opt/freshet/sbom-webapp.cdx.json");
        var licences = Files.readString(image.path("/opt/freshet/THIRD-PARTY-webapp.txt"));

        var names = new TreeSet<String>();
        for (var component : JsonMapper.shared().readTree(list).get("components")) {
            names.add(component.get("name").asString());
            assertThat(licences)
                    .contains(
                            component.get("name").asString()
                                    + " "
                                    + component.get("version").asString()
                                    + " (");
        }
        assertThat(names).contains("browser-tracker", "tracker-core", "uuid");
    }

    /** The last thing that the Dockerfile does, with the Java of this machine. */
    private static void archiveClasses(Path home) throws IOException {
        assertThat(Dockerfile.read().of("RUN"))
                .last()
                .asString()
                .endsWith(" /tmp/image/archive-classes /opt/freshet");
        var script = TestData.root().resolve("image/archive-classes").toString();
        var command = Command.of(script, home.toString());
        command.builder().environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.succeed();
    }

    private static JsonNode sbom() {
        return JsonMapper.shared().readTree(image.path("/opt/freshet/sbom.cdx.json"));
    }

    private static Set<Path> libraries() throws IOException {
        try (var files = Files.list(image.path("/opt/freshet/lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.endsWith("freshet-cli.jar"))
                    .collect(Collectors.toSet());
        }
    }

    private static String fileName(JsonNode component) {
        var classifier =
                component.get("purl").asString().replaceFirst("^.*?(classifier=([^&]+))?$", "$2");
        return component.get("name").asString()
                + "-"
                + component.get("version").asString()
                + (classifier.isEmpty() ? "" : "-" + classifier)
                + ".jar";
    }

    private static String sha256(JsonNode component) {
        for (var hash : component.get("hashes")) {
            if (hash.get("alg").asString().equals("SHA-256")) {
                return hash.get("content").asString();
            }
        }
        return "";
    }
}
