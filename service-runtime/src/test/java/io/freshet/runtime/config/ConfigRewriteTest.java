package io.freshet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigRewriteTest {

    @TempDir private Path folder;

    @Test
    void keysAreRenamedAndLeftOutAndEmptySectionsGo() throws IOException {
        var text =
                rewrite("a { b = 1, c { d = 2 } }\ne = 3")
                        .renamed("a.b", "x.y")
                        .without("a.c.d")
                        .renamed("absent", "z")
                        .text();

        assertThat(ConfigFactory.parseString(text))
                .isEqualTo(ConfigFactory.parseString("x.y = 1, e = 3"));
    }

    @Test
    void variablesStayVariablesAlsoWhereTheyOverrideAValue() throws IOException {
        var text =
                rewrite(
                                """
                                port = 1
                                port = ${?PORT}
                                password = ${PASSWORD}
                                url = "http://"${HOST}"/x"
                                """)
                        .renamed("password", "kafka.password")
                        .text();

        assertThat(text).contains("${?PORT}", "${PASSWORD}", "${HOST}");
        var given =
                ConfigFactory.parseString("PORT = 2, PASSWORD = p, HOST = h")
                        .withFallback(ConfigFactory.parseString(text))
                        .resolve(ConfigResolveOptions.noSystem());
        assertThat(given.getInt("port")).isEqualTo(2);
        assertThat(given.getString("kafka.password")).isEqualTo("p");
        assertThat(given.getString("url")).isEqualTo("http://h/x");
    }

    @Test
    void aBlockMovesToTheTopAndWins() throws IOException {
        var text = rewrite("collector { port = 1 }\nport = 2\nother = 3").unwrapped("collector");

        assertThat(ConfigFactory.parseString(text.text()))
                .isEqualTo(ConfigFactory.parseString("port = 1, other = 3"));
        assertThat(text.written("port")).contains("1");
        assertThat(text.has("collector")).isFalse();
    }

    @Test
    void commentsStay() throws IOException {
        assertThat(rewrite("# why so\na = 1").text()).contains("# why so");
    }

    private ConfigRewrite rewrite(String hocon) throws IOException {
        return ConfigRewrite.of(Files.writeString(folder.resolve("given.conf"), hocon));
    }
}
