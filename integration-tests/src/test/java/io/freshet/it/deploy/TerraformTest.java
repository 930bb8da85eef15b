package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.runtime.kafka.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerraformTest {

    private static final String FOLDER = "terraform/msk";
    private static final Pattern ROLE = Pattern.compile("role_(\\w+)");
    private static final Map<String, Component> COMPONENTS =
            Map.of(
                    "collector", Component.COLLECTOR,
                    "enricher", Component.ENRICHER,
                    "events-processor", Component.EVENTS_PROCESSOR,
                    "loader-pg", Component.LOADER_PG);

    private static final String CODE =
            Repository.files(FOLDER, ".tf").stream()
                    .map(Repository::text)
                    .collect(Collectors.joining("\n"));

    @Test
    void isFormatted() throws Exception {
        assumeTrue(isInstalled(), "terraform is not installed: its format is not looked at");
        var process =
                new ProcessBuilder(
                                "terraform",
                                "fmt",
                                "-check",
                                "-diff",
                                "-recursive",
                                Repository.path("terraform").toString())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void usesEveryVariableThatItDeclaresAndNoOther() {
        assertThat(all("var\\.(\\w+)")).isEqualTo(all("(?m)^variable \"(\\w+)\""));
        assertThat(CODE.split("(?m)^variable ")).allMatch(one -> one.contains("description"));
    }

    @Test
    void refersOnlyToResourcesThatAreThere() {
        var declared = all("(?m)^resource \"(\\w+\" \"\\w+)\"");
        var referred = all("(?<![\\w.\"])(aws_\\w+\\.\\w+)(?=[.\\[])");

        assertThat(declared.stream().map(name -> name.replace("\" \"", "."))).containsAll(referred);
        assertThat(all("(?m)^data \"(\\w+\" \"\\w+)\"").stream().map(n -> n.replace("\" \"", ".")))
                .containsAll(all("data\\.(\\w+\\.\\w+)"));
    }

    @Test
    void theExampleGivesEveryVariableThatHasNoDefault() {
        var required = new TreeSet<String>();
        for (var block : CODE.split("(?m)^variable ")) {
            var name = Pattern.compile("^\"(\\w+)\" \\{").matcher(block);
            if (name.find() && !block.substring(0, block.indexOf("\n}")).contains("default ")) {
                required.add(name.group(1));
            }
        }
        var given =
                Repository.text(FOLDER + "/terraform.tfvars.example")
                        .lines()
                        .filter(line -> line.matches("\\w+ += .*"))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.toSet());

        assertThat(given).isEqualTo(required);
    }

    @Test
    void rolesHaveTheRightsThatTheCommandPrintsAndNoOthers() {
        var access = Repository.yaml(Repository.path(FOLDER + "/access.json")).get(0);
        var roles = new TreeSet<>(COMPONENTS.keySet());
        roles.add("topics");
        assertThat(access.map().keySet()).isEqualTo(roles);

        for (var user : PrintedUsers.all("any")) {
            var component = user.name().replaceFirst("freshet-", "");
            if (roles.contains(component)) {
                var given = access.at(component);
                assertThat(names(given, "read")).isEqualTo(user.names("topic", "Read"));
                assertThat(names(given, "groups")).isEqualTo(user.names("group", "Read"));
                assertThat(names(given, "transactions"))
                        .isEqualTo(user.names("transactionalId", "Write"));
                assertThat(names(given, "make")).isEqualTo(user.names("topic", "Create"));
                var written = user.names("topic", "Write");
                if (component.equals("enricher")) {
                    // Of the two outputs that are off until they are configured.
                    written.add(TopicNames.defaults().parsedFailed());
                    written.add(TopicNames.defaults().pii());
                }
                assertThat(names(given, "write")).isEqualTo(written);
            }
        }
    }

    @Test
    void rolesKnowTheActionsOfThePrintedPoliciesAndNoOthers() {
        var action = "\"(kafka-cluster:\\w+)\"";
        var printed =
                PrintedUsers.policies("arn:aws:kafka:eu-central-1:123456789012:cluster/any/1");

        assertThat(all(action)).isNotEmpty().isEqualTo(all(Pattern.compile(action), printed));
    }

    private static TreeSet<String> names(Tree role, String right) {
        return new TreeSet<>(role.at(right).texts());
    }

    @Test
    void itsValuesAreThoseOfTheChart(@TempDir Path folder) throws Exception {
        var template = Repository.text(FOLDER + "/values.yaml.tftpl");
        var filled =
                template.replace(
                                "${bootstrap_servers}", "b-1.example.com:9098,b-2.example.com:9098")
                        .replace("${postgres_url}", "jdbc:postgresql://db.example.com:5432/igludb")
                        .replace("${copies}", "3")
                        .replace("${image_repository}", "registry.example.com/freshet")
                        .replaceAll("\\$\\{(\\w+)}", "$1");
        var values = Files.writeString(folder.resolve("values.yaml"), filled);
        assertThat(all("(?m)^ {4}(\\w+) +=").stream().map(name -> "${" + name + "}"))
                .filteredOn(template::contains)
                .hasSize(all(Pattern.compile("\\$\\{(\\w+)}"), template).size());

        var resources = Chart.shipped().render(values, Map.of());

        for (var component : COMPONENTS.values()) {
            var manifests = Chart.of(resources, component);
            assertThat(manifests.load(component).ignored()).isEmpty();
            var account = manifests.only("ServiceAccount");
            assertThat(ROLE.matcher(account.at("metadata", "annotations").yaml()).find()).isTrue();
            // The name that roles.tf lets in.
            assertThat(account.at("metadata", "name").text())
                    .isEqualTo("freshet-" + component.command());
        }
    }

    private static TreeSet<String> all(String pattern) {
        return all(Pattern.compile(pattern), CODE);
    }

    private static TreeSet<String> all(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
    }
}
