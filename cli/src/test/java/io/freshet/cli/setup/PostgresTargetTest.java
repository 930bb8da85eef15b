package io.freshet.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.problem.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTargetTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    jdbc:postgresql://db/events?user=u&password=p%26q, jdbc:postgresql://db/events, u, p&q
                    jdbc:postgresql://db:5433/events?user=u&ssl=true,  jdbc:postgresql://db:5433/events?ssl=true, u, sp_password
                    postgresql://u:p@db:5432/events,                   jdbc:postgresql://db:5432/events, u, p
                    postgres://u@db/events,                            jdbc:postgresql://db/events, u, ''
                    jdbc:postgresql://localhost/igludb,                jdbc:postgresql://localhost/igludb, sp_user, sp_password
                    """)
    void readsAddressesAsPeopleWriteThem(String text, String url, String user, String password) {
        assertThat(PostgresTarget.parse(text)).isEqualTo(new PostgresTarget(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"db:5432", "mysql://db/x", "jdbc:postgresql:events", "::"})
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> PostgresTarget.parse(text))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--postgres");
    }

    @Test
    void neverShowsThePassword() {
        var target = PostgresTarget.parse("postgresql://u:secret@db:5432/events");

        assertThat(target.masked()).isEqualTo("postgresql://u:****@db:5432/events");
        assertThat(target.toString()).doesNotContain("secret");
    }
}
