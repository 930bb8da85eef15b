package io.freshet.loader.pg.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.partition.PartitionSettings.Every;
import io.freshet.vectors.TestData;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Parts of tables over time, on a real Postgres. */
class PartitionUpkeepIT {

    private static final PartitionSettings MONTHLY = PartitionSettings.of(Every.MONTH);
    private static final PartitionSettings DAILY =
            new PartitionSettings(Every.DAY, 2, 0, null, 1000, Duration.ofMinutes(1));

    @Test
    void aNewTableHasPartsBehindAheadAndForTheRest() {
        var db = new PartitionedDatabase(MONTHLY, "2026-11-21T12:00:00Z");

        db.events("2026-11-30 23:59:59.999999", 1);
        db.events("2026-12-01 00:00:00", 2);
        db.events("1970-01-01 00:00:00", 3);
        db.events("infinity", 4);

        assertThat(db.parts("events"))
                .containsExactly(
                        "events_2026_10=0",
                        "events_2026_11=1",
                        "events_2026_12=2",
                        "events_2027_01=0",
                        "events_default=7");
    }

    @Test
    void partsHaveTheIndexesDefaultsAndConstraintsOfTheTable() {
        var db = new PartitionedDatabase(DAILY, "2026-11-21T12:00:00Z");
        db.clock("2026-11-22T00:00:00Z");

        db.round();
        db.events("2026-11-24 10:00:00", 1);

        assertThat(db.parts("events")).contains("events_2026_11_24=1");
        assertThat(
                        db.query(
                                "SELECT indexdef FROM pg_indexes WHERE tablename = 'events_2026_11_24'"
                                        + " AND schemaname = '"
                                        + db.settings.schema()
                                        + "'"))
                .hasSize(4);
        assertThat(db.query("SELECT load_tstamp IS NOT NULL FROM atomic.events_2026_11_24"))
                .containsExactly("t");
        assertThat(
                        db.query(
                                "SELECT attname FROM pg_attribute WHERE attnotnull AND attnum > 0"
                                        + " AND attrelid = 'atomic.events_2026_11_24'::regclass"))
                .containsExactly("collector_tstamp", "event_id", "v_collector", "v_etl");
    }

    @Test
    void partsAreMadeAheadAsTimeGoesOn() throws SQLException {
        var db = new PartitionedDatabase(MONTHLY, "2026-11-21T12:00:00Z");
        db.entityTable("com_acme_t_1");

        db.round();
        assertThat(db.made).isZero();
        db.clock("2027-02-01T00:00:00Z");
        db.round();

        assertThat(db.parts("events")).contains("events_2027_02=0", "events_2027_04=0");
        assertThat(db.parts("com_acme_t_1"))
                .contains("com_acme_t_1_2027_02=0", "com_acme_t_1_2027_04=0");
        assertThat(db.made).isEqualTo(6);
    }

    @Test
    void rowsThatCameBeforeTheirPartAreMovedIntoIt() throws SQLException {
        var db = new PartitionedDatabase(DAILY, "2026-11-21T12:00:00Z");
        db.entityTable("com_acme_t_1");
        db.events("2026-11-26 08:00:00", 5);
        db.events("2026-11-27 08:00:00", 7);
        db.run(
                "INSERT INTO atomic.com_acme_t_1 VALUES (NULL, NULL, 'no time'), (gen_random_uuid(),"
                        + " '2026-11-26 08:00:00', 'x')");
        var before = db.query("SELECT * FROM atomic.events ORDER BY event_id");

        db.clock("2026-11-24T12:00:00Z");
        db.round();

        assertThat(db.parts("events"))
                .contains("events_2026_11_26=5", "events_default=7")
                .doesNotContain("events_2026_11_27=0");
        assertThat(db.parts("com_acme_t_1"))
                .contains("com_acme_t_1_2026_11_26=1", "com_acme_t_1_default=1");
        assertThat(db.moved).isEqualTo(6);
        assertThat(db.query("SELECT * FROM atomic.events ORDER BY event_id")).isEqualTo(before);
    }

    @Test
    void oldEventsFindPartsAndAWrongClockDoesNot() {
        var db = new PartitionedDatabase(MONTHLY, "2026-11-21T12:00:00Z");
        db.events("2025-01-15 00:00:00", 3);
        db.events("1970-01-01 00:00:00", 1);
        db.events("2099-01-01 00:00:00", 1);

        db.round();

        assertThat(db.parts("events"))
                .contains("events_2025_01=3", "events_2025_07=0", "events_default=2")
                .doesNotContain("events_2025_08=0");
        assertThat(db.moved).isEqualTo(3);
    }

    @Test
    void moreRowsThanMayBeMovedStayWhereTheyAre() {
        var db = new PartitionedDatabase(DAILY, "2026-11-21T12:00:00Z");
        db.events("2026-11-10 08:00:00", 1001);
        db.events("2026-11-01 08:00:00", 1000);

        db.round();

        assertThat(db.parts("events")).contains("events_2026_11_01=1000", "events_default=1001");
        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("2001");
    }

    @Test
    void aLargeDefaultPartIsCountedOnceAnHour() throws SQLException {
        var db = new PartitionedDatabase(DAILY, "2026-11-21T12:00:00Z");
        var upkeep = db.upkeep(DAILY);
        try (var connection = TestPostgres.connect()) {
            db.events("2026-11-10 08:00:00", 1001);
            upkeep.run(connection);
            db.events("2026-11-01 08:00:00", 3);

            db.clock("2026-11-21T12:59:00Z");
            upkeep.run(connection);
            assertThat(db.parts("events")).contains("events_default=1004");

            db.clock("2026-11-21T13:00:00Z");
            upkeep.run(connection);
        }

        assertThat(db.parts("events")).contains("events_2026_11_01=3", "events_default=1001");
    }

    @Test
    void partsThatEndedBeforeTheRetentionAreDropped() throws SQLException {
        var today = LocalDate.now(ZoneOffset.UTC);
        var old = today.minusDays(100);
        var db = new PartitionedDatabase(DAILY, old + "T12:00:00Z");
        db.entityTable("com_acme_t_1");
        db.events(old + " 08:00:00", 5);
        db.events(old.plusDays(2) + " 08:00:00", 6);
        db.events("1970-01-01 00:00:00", 1);
        db.run("INSERT INTO atomic.com_acme_t_1 VALUES (NULL, '" + old + "', 'x')");

        db.clock(Instant.now());
        db.round(DAILY.keeping(Duration.ofDays(98)));

        assertThat(db.parts("events"))
                .noneMatch(part -> part.startsWith("events_" + old.toString().replace('-', '_')))
                .contains("events_" + old.plusDays(2).toString().replace('-', '_') + "=6")
                .contains("events_default=1");
        assertThat(db.parts("com_acme_t_1")).hasSize(1 + 1 + 3);
        // the first two of three days of both tables
        assertThat(db.dropped).isEqualTo(2 * 2);
    }

    @Test
    void aClockThatIsAheadOfTheDatabasesDropsNothing() {
        var db = new PartitionedDatabase(MONTHLY, Instant.now().toString());
        db.events(Instant.now().toString().replace("Z", ""), 5);

        db.clock(Instant.now().plus(9999, ChronoUnit.DAYS));
        db.round(MONTHLY.keeping(Duration.ofDays(30)));

        assertThat(db.dropped).isZero();
        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("5");
    }

    @Test
    void aTableWithoutPartsIsLeftAsItIs() {
        var db = new PartitionedDatabase(PartitionSettings.NONE, "2026-11-21T12:00:00Z");
        db.events("2026-11-21 08:00:00", 2);

        db.round(MONTHLY);

        assertThat(db.query("SELECT relkind FROM pg_class WHERE oid = 'atomic.events'::regclass"))
                .containsExactly("r");
        assertThat(db.made + db.postponed).isZero();
    }

    /** The statements of docs/how-to/partition-the-tables.md. */
    @Test
    void aTableThatExistsCanBeCutByHand() throws Exception {
        var db = new PartitionedDatabase(PartitionSettings.NONE, "2026-11-21T12:00:00Z");
        db.events("2026-11-21 08:00:00", 2);
        var page = Files.readString(TestData.root().resolve("docs/how-to/partition-the-tables.md"));
        var cut = page.substring(page.indexOf("```sql\nbegin;") + "```sql\n".length());

        db.run(cut.substring(0, cut.indexOf("```")));
        db.round(MONTHLY);
        db.setUp();
        db.events("2026-12-21 08:00:00", 1);

        assertThat(db.parts("events"))
                .contains("events_2026_12=1", "events_2027_01=0", "events_old=2");
        assertThat(
                        db.query(
                                "SELECT count(*) FROM pg_indexes WHERE tablename = 'events_2026_12' AND"
                                        + " schemaname = '"
                                        + db.settings.schema()
                                        + "'"))
                .containsExactly("4");
    }

    @Test
    void partsOfAnotherLengthThatAreThereStay() {
        var db = new PartitionedDatabase(MONTHLY, "2026-11-21T12:00:00Z");
        db.clock("2027-01-30T00:00:00Z");

        db.round(DAILY);

        assertThat(db.parts("events"))
                .contains("events_2027_01=0", "events_2027_02_01=0")
                .doesNotContain("events_2027_01_30=0");
    }

    @Test
    void aDefaultPartThatIsGoneIsMadeAgain() {
        var db = new PartitionedDatabase(MONTHLY, "2026-11-21T12:00:00Z");
        db.run("DROP TABLE atomic.events_default");

        db.round();
        db.events("1970-01-01 00:00:00", 1);

        assertThat(db.parts("events")).contains("events_default=1");
    }

    @Test
    void aNameThatSomebodyElseHasIsNotTaken() {
        var db = new PartitionedDatabase(MONTHLY, "2026-11-21T12:00:00Z");
        db.run("CREATE TABLE atomic.events_2027_02 (a int)");
        db.clock("2026-12-21T12:00:00Z");

        db.round();
        db.events("2027-02-01 00:00:00", 1);

        assertThat(db.parts("events"))
                .anyMatch(part -> part.matches("events_[0-9a-f]{8}_2027_02=1"));
    }

    @Test
    void twoLoadersDoNotDoTheSame() throws Exception {
        var db = new PartitionedDatabase(DAILY, "2026-11-21T12:00:00Z");
        db.clock("2027-02-01T00:00:00Z");
        db.events("2027-02-01 08:00:00", 500);
        var pool = Executors.newFixedThreadPool(4);
        var start = new CountDownLatch(1);
        try {
            for (int i = 0; i < 4; i++) {
                pool.submit(
                        () -> {
                            start.await();
                            db.round();
                            return null;
                        });
            }
            start.countDown();
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        db.round();

        assertThat(db.parts("events"))
                .contains("events_2027_02_01=500", "events_2027_02_03=0", "events_default=0");
        assertThat(db.postponed).isZero();
    }

    @Test
    void aLongReadingPutsUpkeepOffAndNotLoading() throws Exception {
        var db = new PartitionedDatabase(DAILY, "2026-11-21T12:00:00Z");
        db.events("2026-11-26 08:00:00", 5);
        db.clock("2026-11-24T12:00:00Z");
        try (var reader = TestPostgres.connect()) {
            db.run(reader, "SELECT count(*) FROM atomic.events");

            db.round();
            db.events("2026-11-21 08:00:00", 1);
            db.events("2026-11-26 08:00:00", 1);

            assertThat(db.postponed).isPositive();
            assertThat(db.made).isZero();
            reader.rollback();
        }

        db.round();

        assertThat(db.parts("events")).contains("events_2026_11_26=6", "events_2026_11_21=1");
    }

    @Test
    void aLockOnOneTableDoesNotKeepTheOthersFromTheirParts() throws Exception {
        var db = new PartitionedDatabase(MONTHLY, "2026-11-21T12:00:00Z");
        for (int i = 0; i < 5; i++) {
            db.entityTable("com_acme_t_" + i);
        }
        db.clock("2026-12-21T12:00:00Z");
        try (var reader = TestPostgres.connect();
                var connection = TestPostgres.connect()) {
            for (int i = 0; i < 3; i++) {
                db.run(reader, "SELECT count(*) FROM atomic.com_acme_t_" + i);
            }
            var upkeep = db.upkeep(MONTHLY);

            upkeep.run(connection);
            upkeep.run(connection);

            assertThat(db.parts("com_acme_t_3")).contains("com_acme_t_3_2027_02=0");
            assertThat(db.parts("com_acme_t_4")).contains("com_acme_t_4_2027_02=0");
            assertThat(db.parts("com_acme_t_0")).doesNotContain("com_acme_t_0_2027_02=0");
        }
    }
}
