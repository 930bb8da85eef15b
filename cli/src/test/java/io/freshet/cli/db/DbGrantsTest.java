package io.freshet.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import org.junit.jupiter.api.Test;

class DbGrantsTest {

    @Test
    void theLeastIsToMakeTablesInTwoSchemas() {
        var run = CommandRun.of("db", "grants", "--role", "loader");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(statements(run))
                .isEqualTo(
                        """
                        GRANT CONNECT ON DATABASE "igludb" TO "loader";
                        CREATE SCHEMA IF NOT EXISTS "atomic";
                        GRANT USAGE, CREATE ON SCHEMA "atomic" TO "loader";
                        CREATE SCHEMA IF NOT EXISTS "freshet";
                        GRANT USAGE, CREATE ON SCHEMA "freshet" TO "loader";
                        """);
    }

    @Test
    void theRoleMayOwnTheSchemasAndOthersMayRead() {
        var run =
                CommandRun.of(
                        "db",
                        "grants",
                        "--role",
                        "loader",
                        "--database",
                        "my db",
                        "--schema",
                        "snow\"plow",
                        "--bookkeeping-schema",
                        "books",
                        "--owner",
                        "--reader",
                        "dbt");

        assertThat(statements(run))
                .contains(
                        """
                        GRANT CONNECT ON DATABASE "my db" TO "loader";
                        CREATE SCHEMA IF NOT EXISTS "snow""plow" AUTHORIZATION "loader";
                        ALTER SCHEMA "snow""plow" OWNER TO "loader";
                        CREATE SCHEMA IF NOT EXISTS "books" AUTHORIZATION "loader";
                        """)
                .contains("GRANT SELECT ON ALL TABLES IN SCHEMA \"books\" TO \"dbt\";")
                .contains(
                        "ALTER DEFAULT PRIVILEGES FOR ROLE \"loader\" IN SCHEMA \"snow\"\"plow\""
                                + " GRANT SELECT ON TABLES TO \"dbt\";");
    }

    @Test
    void withoutARoleThereIsNothingToPrint() {
        var run = CommandRun.of("db", "grants");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--role");
        assertThat(run.out()).isEmpty();
    }

    private static String statements(CommandRun run) {
        var lines = run.out().lines().filter(line -> !line.isBlank() && !line.startsWith("--"));
        return String.join("\n", lines.toList()) + "\n";
    }
}
