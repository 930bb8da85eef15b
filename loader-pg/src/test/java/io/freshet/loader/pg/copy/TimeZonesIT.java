package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.TestPostgres;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored is the same in every zone of JVM and role, also where local time leaps. */
class TimeZonesIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
        TestPostgres.run("ALTER ROLE sp_user RESET timezone");
        TestPostgres.run("ALTER ROLE sp_user RESET datestyle");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, UTC, 'ISO, MDY'",
        "America/New_York, UTC, 'SQL, DMY'",
        "UTC, America/New_York, 'German'",
        "Australia/Lord_Howe, Asia/Kolkata, 'ISO, DMY'",
        "Pacific/Apia, Europe/Dublin, 'Postgres, MDY'"
    })
    void zonesOfJvmAndRoleDoNotMatter(String jvm, String role, String dates) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(jvm));
        TestPostgres.run("ALTER ROLE sp_user SET timezone = '" + role + "'");
        TestPostgres.run("ALTER ROLE sp_user SET datestyle = '" + dates + "'");
        var registries = new FakeRegistries();
        registries.with(
                T,
                """
                {"properties":{"at":{"type":"string","format":"date-time"},
                 "day":{"type":"string","format":"date"}}}""");
        // one hour that New York leaves out, half an hour that Lord Howe does, an hour that Dublin
        // has twice, and the day that Apia did not have
        var leaps =
                List.of(
                        "2021-03-14T02:30:00.123Z",
                        "2021-10-03T02:15:00.001Z",
                        "2021-10-31T01:30:00.999Z",
                        "2011-12-30T12:00:00.000Z");

        try (var db = new LoadingDatabase(registries)) {
            for (int i = 0; i < leaps.size(); i++) {
                var at = leaps.get(i);
                var entity = "{\"at\":\"%s\",\"day\":\"%s\"}".formatted(at, at.substring(0, 10));
                db.load(
                        event(id(i))
                                .with("collector_tstamp", '"' + at + '"')
                                .with("dvce_created_tstamp", '"' + at + '"')
                                .entity(T, entity)
                                .at(i));
            }

            assertThat(db.bad).isEmpty();
            assertThat(
                            db.query(
                                    "SELECT to_char(e.collector_tstamp, f), to_char("
                                            + " e.dvce_created_tstamp, f), to_char(t.root_tstamp,"
                                            + " f), to_char(t.at, f), to_char(t.day, 'YYYY-MM-DD')"
                                            + " FROM atomic.events e JOIN atomic.com_acme_t_1 t ON"
                                            + " root_id = event_id AND root_tstamp ="
                                            + " collector_tstamp, (SELECT 'YYYY-MM-DD\"T\"HH24:MI:"
                                            + "SS.MS\"Z\"' f) form ORDER BY event_id"))
                    .containsExactlyElementsOf(
                            leaps.stream()
                                    .map(at -> (at + '|').repeat(4) + at.substring(0, 10))
                                    .toList());
            assertThat(
                            db.query(
                                    "SELECT count(*) FROM atomic.events WHERE abs(extract(epoch"
                                            + " FROM load_tstamp - (clock_timestamp() AT TIME ZONE"
                                            + " 'UTC'))) < 900"))
                    .containsExactly("4");
        }
    }
}
