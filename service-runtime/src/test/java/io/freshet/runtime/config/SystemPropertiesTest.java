package io.freshet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemPropertiesTest {

    private record Sample(int port, List<String> hosts, Map<String, String> client) {
        static Sample read(ConfigReader config) {
            return new Sample(
                    config.integer("port").orElse(1),
                    config.strings("section.hosts").orElse(List.of()),
                    config.stringMap("client"));
        }
    }

    private static ConfigSource source(Map<String, String> properties) {
        return ConfigSource.text(
                        "sample",
                        "test.hocon",
                        "sample { port = 2, client { acks = all, linger.ms = 5 } }")
                .optionalBlock("sample")
                .systemProperties(properties);
    }

    @Test
    void theyBeatFileAndEnvironmentButNoFlag() {
        var loaded =
                source(
                                Map.of(
                                        "sample.port",
                                        "4",
                                        "sample.section.hosts",
                                        "a, b",
                                        "other.port",
                                        "9"))
                        .environment(
                                Map.of(
                                        "FRESHET_SAMPLE__PORT", "3",
                                        "FRESHET_SAMPLE__SECTION__HOSTS", "c"))
                        .load(Sample::read);

        assertThat(loaded.config().port()).isEqualTo(4);
        assertThat(loaded.config().hosts()).containsExactly("a", "b");
        assertThat(loaded.effective()).contains(new Loaded.Effective("port", "4", "-Dsample.port"));
        assertThat(
                        source(Map.of("sample.port", "4"))
                                .with("port", 5, "--port")
                                .load(Sample::read)
                                .config()
                                .port())
                .isEqualTo(5);
    }

    @Test
    void theyJoinAMapOfClientSettings() {
        var loaded =
                source(
                                Map.of(
                                        "sample.client.acks", "1",
                                        "sample.client.security.protocol", "SSL",
                                        "sample.client.sasl.jaas.config", "hush"))
                        .environment(Map.of("FRESHET_SAMPLE__CLIENT__ACKS", "0"))
                        .load(Sample::read);

        assertThat(loaded.config().client())
                .containsOnly(
                        Map.entry("acks", "1"),
                        Map.entry("linger.ms", "5"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("sasl.jaas.config", "hush"));
        assertThat(loaded.effective().toString()).doesNotContain("hush");
    }

    @Test
    void aPartWithDotsIsQuoted() {
        var loaded =
                source(Map.of("sample.client.\"x.y\"", "1", "sample.client.a$b", "2"))
                        .load(Sample::read);

        assertThat(loaded.config().client()).containsEntry("x.y", "1").containsEntry("a$b", "2");
    }

    @Test
    void unknownAndUnfitOnesAreNamedAsTheyWereGiven() {
        var wrong =
                catchThrowableOfType(
                        ConfigException.class,
                        () ->
                                source(Map.of("sample.prot", "1", "sample.port", "many"))
                                        .load(Sample::read));

        assertThat(wrong.problems())
                .extracting(problem -> problem.where())
                .containsExactlyInAnyOrder("-Dsample.prot", "-Dsample.port");
    }
}
