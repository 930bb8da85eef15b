package io.freshet.enricher.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RecordedDatabaseTest {

    @Test
    void hasTheFixturesAndTrustsPostgres() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + RecordedDatabase.port() + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", "x");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select full_name from customers where id='u-300'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("Zoë Tëst");
        }
    }
}
