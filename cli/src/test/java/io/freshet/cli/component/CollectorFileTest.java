package io.freshet.cli.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.FreshetMain;
import io.freshet.cli.JavaProcess;
import io.freshet.vectors.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code freshet collector --check} as a user of the reference runs it: a process of its own. */
class CollectorFileTest {

    private static final Path DROP_IN =
            TestData.root().resolve("collector/src/test/resources/dropin");

    @TempDir private Path folder;

    private static JavaProcess check(Path file, Map<String, String> environment) throws Exception {
        return JavaProcess.run(
                "",
                environment,
                FreshetMain.class,
                "collector",
                "--config",
                file.toString(),
                "--check");
    }

    @Test
    void aFileOfTheReferenceIsShownWithOriginsReasonsAndNoSecret() throws Exception {
        var run =
                check(
                        DROP_IN.resolve("kafka-2x-extended.hocon"),
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Dcollector.cookie.name=prop -Dcollector.cookieBounce.name=prop",
                                "ACME_COLLECTOR_PORT",
                                "9001",
                                "FRESHET_COLLECTOR__COOKIE__NAME",
                                "variable",
                                "FRESHET_COLLECTOR__P3P__CP",
                                "variable"));

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("collector: ")
                .containsPattern("\n  port +9001 +environment variable ACME_COLLECTOR_PORT")
                .containsPattern("\n  interface +10\\.1\\.2\\.3 +.*kafka-2x-extended\\.hocon:3\n")
                .containsPattern("\n  cookie\\.name +prop +-Dcollector\\.cookie\\.name\n")
                .containsPattern("\n  p3p\\.CP +variable +FRESHET_COLLECTOR__P3P__CP\n")
                .containsPattern("producerConf\\.sasl\\.jaas\\.config +\\*{4} ")
                .containsPattern("\n  networking\\.bodyReadTimeout +PT25S +default\n")
                .containsPattern("\nwithout effect here:\n")
                .containsPattern(
                        "\n  streams\\.buffer \\(.*hocon:\\d+\\): records are sent at once")
                .doesNotContain("hush");
    }

    @Test
    void allProblemsAreToldAtOnceEachWithItsPlace() throws Exception {
        var file =
                Files.writeString(
                        folder.resolve("wrong.hocon"),
                        """
                        collector {
                          port = 99999
                          cooky.name = sp
                          cookie.fallbackDomain = "a b"
                          streams.sink { enabled = kafka, region = "eu-west-1" }
                          streams.sink.producerConf.sasl.jaas.config = ["hush"]
                          terminationDeadline = soon
                        }
                        """);

        var run =
                check(
                        file,
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Dcollector.prot=9000",
                                "FRESHET_COLLECTOR__COOKIE__NAM",
                                "x"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsPattern("'port'[^\n]*99999\n +where +.*wrong\\.hocon:2\n")
                .containsPattern("'cooky'\n +where +.*wrong\\.hocon:3\n.*did you mean 'cookie'")
                .containsPattern("'cookie\\.fallbackDomain'[^\n]*\n +where +.*wrong\\.hocon:4\n")
                .containsPattern("Freshet writes to Kafka[^\n]*region[^\n]*\n +where +.*hocon:5\n")
                .containsPattern("'terminationDeadline'[^\n]*soon\n +where +.*wrong\\.hocon:7\n")
                .containsPattern("'prot'\n +where +-Dcollector\\.prot\n")
                .contains("FRESHET_COLLECTOR__COOKIE__NAM")
                .doesNotContain("hush");
    }

    @Test
    void certificatesAreLookedAtToo() throws Exception {
        var certificate = Files.writeString(folder.resolve("chain.pem"), "no certificate");
        var file =
                Files.writeString(
                        folder.resolve("tls.hocon"),
                        "ssl { enable = true, certificate = \"%s\", privateKey = \"%s\" }"
                                .formatted(certificate, certificate));

        var run = check(file, Map.of());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("F6011").contains("chain.pem");
    }

    @Test
    void aFileThatIsNotThereAndOneThatIsNoHoconAreToldApart() throws Exception {
        var absent = check(folder.resolve("absent.hocon"), Map.of());
        var broken = Files.writeString(folder.resolve("broken.hocon"), "a = 1\ncollector {\n");
        var unclosed = check(broken, Map.of());
        var variable = Files.writeString(folder.resolve("variable.hocon"), "port = ${ACME_PORT}\n");
        var unresolved = check(variable, Map.of());

        assertThat(absent.code()).isEqualTo(3);
        assertThat(absent.err())
                .contains("there is no configuration file")
                .contains("absent.hocon");
        assertThat(unclosed.code()).isEqualTo(3);
        assertThat(unclosed.err()).contains("F6005").contains("broken.hocon");
        assertThat(unresolved.code()).isEqualTo(3);
        assertThat(unresolved.err()).contains("ACME_PORT").contains("variable.hocon");
    }
}
