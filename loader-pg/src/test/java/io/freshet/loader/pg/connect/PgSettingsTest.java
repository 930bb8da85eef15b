package io.freshet.loader.pg.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db.example:6432/igludb | db.example:6432 | igludb | ''",
                "jdbc:postgresql://a,b:5433,[::1]:5434/x  | a:5432 b:5433 [::1]:5434 | x | ''",
                "jdbc:postgresql://h/x?user=ann&password=p+q | h:5432 | x | ann p q",
                "jdbc:postgresql:x                        | localhost:5432 | x | ''",
                "jdbc:postgresql:///x                     | localhost:5432 | x | ''",
                "jdbc:postgresql://h/                     | h:5432 | '' | ''",
                "jdbc:postgresql://ann:p@h/x              | h:5432 | x | ann p",
                "postgresql://ann:p+q@h:1/x               | h:1 | x | ann p+q",
                "postgres://ann:p%40%2F%3Aq@h/my%20db     | h:5432 | my db | ann p@/:q",
                "postgresql://ann:p@q@h/x                 | h:5432 | x | ann p@q",
                "postgresql://h1:1,h2:2                   | h1:1 h2:2 | '' | ''",
                "postgresql:///x?host=h1,h2&port=7        | h1:7 h2:7 | x | ''",
                "postgresql:///?dbname=x&user=ann&host=h  | h:5432 | x | ann "
            })
    void anAddressIsReadAsTheDriverAndLibpqReadIt(
            String url, String hosts, String database, String login) {
        var settings = read("url = \"" + url.strip() + "\"");

        var target = settings.target();
        assertThat(String.join(" ", target.hosts().stream().map(String::valueOf).toList()))
                .isEqualTo(hosts.strip());
        assertThat(target.database()).isEqualTo(database.strip());
        assertThat((target.user() + " " + settings.password().value()).strip())
                .isEqualTo(login.strip());
    }

    @Test
    void partsAreEnough() {
        var settings =
                read(
                        """
                        host = ["db1", "db2:6432"], port = 5433, database = "my db"
                        username = ann, password = "geheim"
                        """);

        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db1:5433,db2:6432/my%20db");
        assertThat(settings.user()).isEqualTo("ann");
        assertThat(settings.password().value()).isEqualTo("geheim");
        assertThat(settings.target().driver()).containsOnly(entry("targetServerType", "primary"));
    }

    @Test
    void namesOfLibpqBecomeThoseOfTheDriver() {
        assertThat(
                        read("""
                                        url = "postgresql://h/x?sslmode=require&application_name=a\
                                        &connect_timeout=3&target_session_attrs=read-write\
                                        &channel_binding=require&keepalives=0"
                                        """)
                                .target()
                                .driver())
                .containsOnly(
                        entry("sslmode", "require"),
                        entry("ApplicationName", "a"),
                        entry("connectTimeout", "3"),
                        entry("targetServerType", "primary"),
                        entry("channelBinding", "require"),
                        entry("tcpKeepAlive", "false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:ge/heim@h/x",
                "postgresql://ann:geheim%zz@h/x",
                "postgresql://h:geheim/x",
                "postgresql://h:99999/x?password=geheim",
                "postgresql:x",
                "postgresql:///x?host=/var/run/postgresql",
                "postgresql://h/x?geheim",
                "jdbc:postgresql://h/x?sslmode=geheim&user=ann",
                "jdbc:postgresql://h/x?noSuchSetting=1",
                "mysql://ann:geheim@h/x"
            })
    void anAddressThatCannotBeReadIsAProblemThatShowsNoPassword(String url) {
        assertThatThrownBy(() -> read("url = \"" + url + "\""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("postgres.url")
                .hasMessageNotContaining("heim");
    }

    @Test
    void whatIsSaidTwiceIsToldAllAtOnce() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        url = "postgresql://ann:geheim@h/x?sslmode=require"
                                        host = other, database = y, user = bob
                                        password = geheimer, passwordFile = "f"
                                        sslMode = disable, sslCert = "c.pem"
                                        properties.ApplicationName = a
                                        properties.nonsense = b
                                        pooler = sometimes
                                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("postgres.url and postgres.host exclude each other")
                .hasMessageContaining("postgres.url and postgres.database exclude each other")
                .hasMessageContaining("postgres.user is another role")
                .hasMessageContaining("the password is said in several places")
                .hasMessageContaining("postgres.sslMode contradicts postgres.url")
                .hasMessageContaining("postgres.sslCert without sslKey")
                .hasMessageContaining("the driver has no setting nonsense")
                .hasMessageContaining("postgres.pooler")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void saidTwiceInTheSameWayIsNoProblem() {
        var settings =
                read(
                        """
                        url = "postgresql://ann@h/x?sslmode=require"
                        user = ann, username = ann, sslMode = REQUIRE, properties.sslmode = require
                        """);

        assertThat(settings.target().driver()).containsEntry("sslmode", "require");
    }

    @Test
    void aRootCertificateIsNeverIdle() {
        assertThat(read("url = \"postgresql://h/x\", sslMode = require, sslRootCert = ca.pem"))
                .extracting(s -> s.target().driver().get("sslmode"))
                .isEqualTo("verify-ca");
        assertThat(read("url = \"postgresql://h/x\", sslMode = verify-full").target().driver())
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(
                        read("url = \"postgresql://h/x?sslmode=verify-full&sslrootcert=system\"")
                                .target()
                                .driver())
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
                .doesNotContainKey("sslrootcert");
        assertThatThrownBy(() -> read("url = \"postgresql://h/x\", sslRootCert = ca.pem"))
                .hasMessageContaining("proves nothing");
        assertThatThrownBy(() -> read("url = \"postgresql://h/x\", sslMode = verify-ca"))
                .hasMessageContaining("verify-ca");
    }

    @Test
    void anAddressMaySayThatItIsAPoolers() {
        assertThat(read("url = \"postgresql://h/x?pgbouncer=true\"").pooler())
                .isEqualTo(Pooler.TRANSACTION);
        assertThat(read("url = \"postgresql://h/x\"").pooler()).isEqualTo(Pooler.AUTO);
    }

    @Test
    void noSecretIsShown() {
        var loaded =
                load(
                        """
                        url = "postgresql://ann:ge@heim@h/x?sslpassword=geheim"
                        sslCert = c, sslKey = k
                        """);
        var command = load("url = \"postgresql://h/x\", passwordCommand = [\"p\", \"geheim\"]");
        var file = load("url = \"postgresql://h/x\", passwordFile = \"/run/pw\"");

        assertThat(loaded.config().toString() + loaded.effective()).doesNotContain("heim");
        assertThat(command.config().toString() + command.effective()).doesNotContain("heim");
        assertThat(file.effective().toString()).contains("/run/pw");
    }

    static PgSettings read(String section) {
        return load(section).config();
    }

    private static Loaded<PgSettings> load(String section) {
        return ConfigSource.text("loader-pg", "test", "postgres {\n" + section + "\n}")
                .load(config -> config.section("postgres", PgSettings::read));
    }
}
