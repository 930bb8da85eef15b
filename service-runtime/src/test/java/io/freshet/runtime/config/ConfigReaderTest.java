package io.freshet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {

    private static final String GOOD =
            """
            name = sample
            port = "8080"
            enabled = yes
            ratio = 0.5
            pause = 2 minutes
            size = 1 MiB
            hosts = [a.test, b.test]
            mode = exactly-once
            client { linger.ms = 5, "acks" = all, password = hush }
            cookie { name = sp, sameSite = null }
            registries = [ { uri = "http://one.test" }, { uri = "http://two.test" } ]
            telemetry { url = "telemetry.test" }
            """;

    private enum Mode {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    private record Cookie(String name, @Nullable String sameSite, Duration expiration) {
        static Cookie read(ConfigReader config) {
            return new Cookie(
                    config.string("name").orElse("x"),
                    config.string("sameSite").orElseUnlessNull("None"),
                    config.duration("expiration")
                            .atLeast(Duration.ZERO)
                            .orElse(Duration.ofDays(365)));
        }
    }

    private record Sample(
            String name,
            int port,
            boolean enabled,
            double ratio,
            Duration pause,
            long size,
            List<String> hosts,
            Mode mode,
            Map<String, String> client,
            Cookie cookie,
            List<String> registries,
            Optional<Cookie> other) {
        static Sample read(ConfigReader config) {
            config.ignored("telemetry", "Freshet does not phone home");
            return new Sample(
                    config.string("name").required(),
                    config.integer("port").between(1, 65535).required(),
                    config.bool("enabled").orElse(false),
                    config.decimal("ratio").orElse(1.0),
                    config.duration("pause").atLeast(Duration.ofSeconds(1)).required(),
                    config.bytes("size").atLeast(1L).orElse(1000L),
                    config.strings("hosts").orElse(List.of()),
                    config.oneOf("mode", Mode.class).orElse(Mode.AT_LEAST_ONCE),
                    config.stringMap("client"),
                    config.section("cookie", Cookie::read),
                    config.sections("registries", r -> r.string("uri").required()),
                    config.optionalSection("other", Cookie::read));
        }
    }

    private static ConfigException failure(ConfigSource source) {
        var thrown = catchThrowableOfType(ConfigException.class, () -> source.load(Sample::read));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    @Test
    void readsEveryKindOfValue() {
        var loaded = ConfigSource.text("sample", "sample.hocon", GOOD).load(Sample::read);

        assertThat(loaded.config())
                .isEqualTo(
                        new Sample(
                                "sample",
                                8080,
                                true,
                                0.5,
                                Duration.ofMinutes(2),
                                1 << 20,
                                List.of("a.test", "b.test"),
                                Mode.EXACTLY_ONCE,
                                Map.of("linger.ms", "5", "acks", "all", "password", "hush"),
                                new Cookie("sp", null, Duration.ofDays(365)),
                                List.of("http://one.test", "http://two.test"),
                                Optional.empty()));
    }

    @Test
    void namesEveryProblemAtOnce() {
        var source =
                ConfigSource.text(
                        "sample",
                        "sample.hocon",
                        """
                        port = 70000
                        enabled = perhaps
                        pause = 3 parsecs
                        mode = never
                        hosst = [a.test]
                        cookie { expiration = -1 s, nmae = sp, port = 1 }
                        registries = [ { url = "http://one.test" } ]
                        """);

        var failure = failure(source);

        assertThat(failure)
                .hasMessage(
                        """
                        F6003  'name' is missing
                          fix    add name, a text
                        F6004  'port' cannot be 70000
                          where  sample.hocon:1
                          fix    it must be from 1 to 65535
                        F6004  'enabled' cannot be perhaps
                          where  sample.hocon:2
                          fix    it must be true or false
                        F6004  'pause' cannot be 3 parsecs
                          where  sample.hocon:3
                          fix    it must be a time such as 10s or 5 minutes
                        F6004  'mode' cannot be never
                          where  sample.hocon:4
                          fix    it must be one of at-least-once, exactly-once
                        F6004  'cookie.expiration' cannot be -1 s
                          where  sample.hocon:6
                          fix    it must be PT0S or more
                        F6003  'registries[0].uri' is missing
                          fix    add registries[0].uri, a text
                        F6001  unknown key 'cookie.nmae'
                          where  sample.hocon:6
                          fix    did you mean 'cookie.name'?
                        F6001  unknown key 'cookie.port'
                          where  sample.hocon:6
                          fix    did you mean 'port'?
                        F6001  unknown key 'hosst'
                          where  sample.hocon:5
                          fix    did you mean 'hosts'?
                        F6001  unknown key 'registries[0].url'
                          where  sample.hocon:7
                          fix    did you mean 'registries[0].uri'?""");
    }

    @Test
    void listsIgnoredKeysWithTheirReason() {
        var loaded = ConfigSource.text("sample", "sample.hocon", GOOD).load(Sample::read);

        assertThat(loaded.ignored())
                .containsExactly(
                        new Loaded.Ignored(
                                "telemetry", "sample.hocon:12", "Freshet does not phone home"));
    }

    @Test
    void theRestOfASectionCanBeIgnored() {
        var source = ConfigSource.text("sample", "s.hocon", "server { port = 1, backlog = 5 }");

        var loaded =
                source.load(
                        config -> {
                            var server = config.section("server");
                            server.restIgnored("another server's key");
                            return server.integer("port").required();
                        });

        assertThat(loaded.ignored())
                .containsExactly(
                        new Loaded.Ignored("server.backlog", "s.hocon:1", "another server's key"));
    }

    @Test
    void tellsEffectiveSettingsWithOriginAndMasksSecrets() {
        var loaded = ConfigSource.text("sample", "sample.hocon", GOOD).load(Sample::read);

        assertThat(loaded.effective())
                .contains(
                        new Loaded.Effective("name", "sample", "sample.hocon:1"),
                        new Loaded.Effective("cookie.expiration", "PT8760H", "default"),
                        new Loaded.Effective("client.password", "****", "sample.hocon:9"))
                .noneMatch(setting -> setting.value().contains("hush"));
    }

    @Test
    void environmentBeatsTheFileAndFlagsBeatBoth() {
        var source =
                ConfigSource.text("sample", "sample.hocon", GOOD)
                        .environment(
                                Map.of(
                                        "FRESHET_SAMPLE__PORT", "9001",
                                        "FRESHET_SAMPLE__NAME", "from-env",
                                        "FRESHET_SAMPLE__HOSTS", "c.test, d.test",
                                        "FRESHET_SAMPLE__COOKIE__SAME_SITE", "Lax",
                                        "FRESHET_SAMPLE__CLIENT__LINGER_MS", "7",
                                        "FRESHET_OTHER__PORT", "1",
                                        "FRESHET_HOME", "/opt"))
                        .with("port", 9002, "--port");

        var config = source.load(Sample::read).config();

        assertThat(config.port()).isEqualTo(9002);
        assertThat(config.name()).isEqualTo("from-env");
        assertThat(config.hosts()).containsExactly("c.test", "d.test");
        assertThat(config.cookie().sameSite()).isEqualTo("Lax");
        assertThat(config.client()).containsEntry("linger.ms", "7").containsEntry("acks", "all");
    }

    @Test
    void anUnknownVariableOfTheComponentIsAProblem() {
        var source =
                ConfigSource.text("sample", "sample.hocon", GOOD)
                        .environment(Map.of("FRESHET_SAMPLE__PROT", "1"));

        assertThat(failure(source)).hasMessageContaining("unknown setting FRESHET_SAMPLE__PROT");
    }

    @Test
    void substitutesVariablesInTheFile() {
        var hocon = GOOD + "name = ${NAME}\ncookie.name = ${?COOKIE}\n";

        var config =
                ConfigSource.text("sample", "sample.hocon", hocon)
                        .environment(Map.of("NAME", "substituted"))
                        .load(Sample::read)
                        .config();

        assertThat(config.name()).isEqualTo("substituted");
        assertThat(config.cookie().name()).isEqualTo("sp");
    }

    @Test
    void anUnresolvedVariableAndASyntaxErrorNameTheirLine() {
        var unresolved = ConfigSource.text("sample", "s.hocon", "port = 1\nname = ${NOWHERE}");
        var broken = ConfigSource.text("sample", "s.hocon", "port = 1\nname = [");

        assertThat(failure(unresolved)).hasMessageContaining("s.hocon:2");
        assertThat(failure(broken)).hasMessageContaining("s.hocon:2");
    }

    @Test
    void aBlockWinsOverWhatStandsBesideIt() {
        var hocon = GOOD + "sample { name = inside, cookie.name = c }";

        var config =
                ConfigSource.text("sample", "sample.hocon", hocon)
                        .optionalBlock("sample")
                        .load(Sample::read)
                        .config();

        assertThat(config.name()).isEqualTo("inside");
        assertThat(config.cookie().name()).isEqualTo("c");
        assertThat(config.port()).isEqualTo(8080);
    }

    @Test
    void passwordsInsideAddressesAreMasked() {
        assertThat(Secrets.show("jdbcUrl", "jdbc:postgresql://me:hush@db/x?password=hush&a=b"))
                .isEqualTo("jdbc:postgresql://me:****@db/x?password=****&a=b");
    }
}
