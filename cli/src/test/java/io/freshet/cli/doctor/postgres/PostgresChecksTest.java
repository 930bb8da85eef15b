package io.freshet.cli.doctor.postgres;

import static io.freshet.cli.doctor.Findings.assertSilent;
import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.DiskSpace;
import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Events;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Seen;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Server;
import io.freshet.cli.doctor.postgres.DatabaseFacts.Trouble;
import io.freshet.cli.setup.SetUps;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.loader.pg.row.EventsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Server SERVER =
            new Server("17.11", 17, false, false, "UTF8", "8 MB", 40, NOW);
    private static final Set<String> COLUMNS =
            EventsTable.columns().stream().map(TableColumn::name).collect(Collectors.toSet());
    private static final Events EVENTS =
            new Events(COLUMNS, Set.copyOf(EventsTable.indexed()), false, null, 0);
    private static final String PARTS = "layout.partitions.every = day";

    @Test
    void aDatabaseThatCannotBeUsedIsFoundWithTheDriversWords() {
        assertSound(new DatabaseCheck(), facts(SERVER));

        var trouble = new Trouble("password authentication failed", "correct the password");
        var settings = facts(SERVER);
        var facts = new DatabaseFacts(settings.config(), settings.settings(), null, trouble);
        var finding = only(Level.FAIL, new DatabaseCheck(), facts);

        assertThat(finding.about()).isEqualTo("postgresql://db:5432/igludb");
        assertThat(finding.what()).contains("password authentication failed");
        assertThat(finding.fix()).isEqualTo("correct the password");
        assertSilent(new GrantsCheck(), facts);
        assertSilent(new TableCheck(), facts);
    }

    @Test
    void aServerThatTakesNoRowsIsFound() {
        var standby = new Server("17.11", 17, true, true, "UTF8", "", 40, NOW);
        assertThat(only(Level.FAIL, new DatabaseCheck(), facts(standby)).fix()).contains("primary");
        var readOnly = new Server("17.11", 17, false, true, "UTF8", "", 40, NOW);
        assertThat(only(Level.FAIL, new DatabaseCheck(), facts(readOnly)).fix())
                .contains("ALTER ROLE \"loader\" SET default_transaction_read_only = off");
    }

    @Test
    void aServerThatIsTooOldOrKeepsNoUnicodeIsFound() {
        var old = new Server("12.4", 12, false, false, "UTF8", "", 40, NOW);
        assertThat(only(Level.WARN, new DatabaseCheck(), facts(old)).fix()).contains("13 to 18");
        var latin = new Server("17.11", 17, false, false, "LATIN1", "", 40, NOW);
        assertThat(only(Level.FAIL, new DatabaseCheck(), facts(latin)).fix()).contains("UTF8");
    }

    @Test
    void rightsThatAreMissingAreFoundWithTheStatements() {
        assertSound(new GrantsCheck(), facts(SERVER));

        var grant = "GRANT USAGE, CREATE ON SCHEMA \"atomic\" TO \"loader\";";
        var seen = new Seen(SERVER, List.of(grant), null, List.of(), null, NOW);
        var finding = only(Level.FAIL, new GrantsCheck(), facts("", seen));

        assertThat(finding.fix()).isEqualTo("as an administrator: " + grant);
    }

    @Test
    void aServerWithoutRoomForConnectionsIsFound() {
        assertSound(new ConnectionsCheck(), facts(SERVER));

        var full = new Server("17.11", 17, false, false, "UTF8", "", 5, NOW);
        var finding = only(Level.WARN, new ConnectionsCheck(), facts(full));

        assertThat(finding.what()).contains("room for 5").contains("opens 6");
        assertThat(finding.fix()).contains("max_connections");
    }

    @Test
    void aFullDiskOfADatabaseOnThisMachineIsFound() {
        assertSilent(new DatabaseDiskCheck(), facts(SERVER));
        var full = new DiskSpace("/var/lib/postgresql", 1L << 30, 100L << 30);
        var seen = new Seen(SERVER, List.of(), EVENTS, List.of(), full, NOW);

        var finding = only(Level.FAIL, new DatabaseDiskCheck(), facts("", seen));

        assertThat(finding.about()).isEqualTo("/var/lib/postgresql");
        assertThat(finding.what()).contains("1.0 of 100.0 GiB are free", "events wait in Kafka");
    }

    @Test
    void aColumnThatSomebodyDroppedIsFound() {
        assertSound(new TableCheck(), facts(SERVER));
        assertSound(new TableCheck(), facts("", seen(null)));

        var fewer = new HashSet<>(COLUMNS);
        fewer.remove("app_id");
        var facts = facts("", seen(new Events(fewer, EVENTS.indexed(), false, null, 0)));
        var finding = only(Level.FAIL, new TableCheck(), facts);

        assertThat(finding.what()).contains("lacks app_id");
        assertThat(finding.fix()).contains("ALTER TABLE").contains("ADD COLUMN").contains("app_id");
    }

    @Test
    void anIndexThatIsMissingOrBrokenIsFound() {
        assertSound(new IndexCheck(), facts(SERVER));
        var none =
                new Events(
                        COLUMNS,
                        Set.of("event_id", "load_tstamp", "domain_sessionid"),
                        false,
                        null,
                        0);

        var missing = only(Level.WARN, new IndexCheck(), facts("", seen(none)));
        assertThat(missing.fix())
                .contains("CREATE INDEX CONCURRENTLY")
                .contains("collector_tstamp");
        assertSilent(new IndexCheck(), facts("layout.indexes = false", seen(none)));

        var half = new Seen(SERVER, List.of(), EVENTS, List.of("atomic.events_idx"), null, NOW);
        assertThat(only(Level.WARN, new IndexCheck(), facts("", half)).fix())
                .contains("REINDEX INDEX CONCURRENTLY atomic.events_idx");
    }

    @Test
    void partsThatAreNotMadeAheadAreFound() {
        assertSilent(new PartsCheck(), facts(SERVER));
        var ahead = LocalDate.of(2026, 11, 30);
        assertSound(new PartsCheck(), facts(PARTS, seen(cut(ahead, 0))));

        var today = facts(PARTS, seen(cut(LocalDate.of(2026, 11, 23), 0)));
        assertThat(only(Level.WARN, new PartsCheck(), today).what()).contains("2026-11-23");
        assertThat(only(Level.WARN, new PartsCheck(), facts(PARTS, seen(cut(ahead, 8192)))).what())
                .contains("default part");
        assertThat(only(Level.WARN, new PartsCheck(), facts(PARTS, seen(EVENTS))).what())
                .contains("made without parts");
    }

    @Test
    void aClockThatIsOffIsFound() {
        assertSound(new DatabaseClockCheck(), facts(SERVER));

        var late = NOW.minus(Duration.ofMinutes(3));
        var off = new Server("17.11", 17, false, false, "UTF8", "", 40, late);
        assertThat(only(Level.WARN, new DatabaseClockCheck(), facts(off)).what())
                .contains("3 min 0 s apart");
    }

    private static Events cut(LocalDate until, long rest) {
        return new Events(COLUMNS, EVENTS.indexed(), true, until, rest);
    }

    private static Seen seen(@Nullable Events events) {
        return new Seen(SERVER, List.of(), events, List.of(), null, NOW);
    }

    private static DatabaseFacts facts(Server server) {
        return facts("", new Seen(server, List.of(), EVENTS, List.of(), null, NOW));
    }

    private static DatabaseFacts facts(String settings, Seen seen) {
        var setUp =
                SetUps.of(
                        "loader-pg",
                        "postgres { url = \"jdbc:postgresql://db/igludb\", user = loader }\n"
                                + settings);
        var config = Objects.requireNonNull(setUp.loader()).config();
        return new DatabaseFacts(config, config.postgres(), seen, null);
    }
}
