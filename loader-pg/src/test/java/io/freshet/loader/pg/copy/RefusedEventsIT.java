package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.loader.pg.TestEvents;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that the user's own rules in the database refuse. */
class RefusedEventsIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";

    private LoadingDatabase db;

    @BeforeEach
    void open() throws SQLException {
        db =
                new LoadingDatabase(
                        new FakeRegistries()
                                .with(T, "{\"properties\":{\"a\":{\"type\":\"string\"}}}"));
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void aCheckThatRefusesOneOfTenThousandCostsFewStatements() throws Exception {
        db.run("ALTER TABLE atomic.events ADD CONSTRAINT no_x CHECK (app_id <> 'x')");
        // COPYs, and with them the attempts that are rolled back
        db.run("CREATE SEQUENCE freshet.copies");
        db.run(
                """
                CREATE FUNCTION freshet.count_copy() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM nextval('freshet.copies'); RETURN NULL; END $$""");
        db.run(
                "CREATE TRIGGER counting BEFORE INSERT ON atomic.events"
                        + " FOR EACH STATEMENT EXECUTE FUNCTION freshet.count_copy()");
        var inputs = new ArrayList<Input>();
        for (int i = 0; i < 10_000; i++) {
            inputs.add(
                    event(id(i))
                            .with("app_id", i == 4321 ? "\"x\"" : "\"fine\"")
                            .entity(T, "{\"a\":\"" + i + "\"}")
                            .at(i));
        }

        var result = db.load(inputs);

        assertThat(result.loaded()).isEqualTo(9_999);
        assertThat(db.query("SELECT count(*), count(DISTINCT root_id) FROM atomic.com_acme_t_1"))
                .containsExactly("9999|9999");
        assertThat(db.bad).hasSize(1);
        int copies = Integer.parseInt(db.query("SELECT last_value FROM freshet.copies").get(0));
        assertThat(copies).isLessThanOrEqualTo(1 + 2 * 14);
    }

    @Test
    void theBadRowSaysWhatRefusedTheEventAndQuotesNobody() throws Exception {
        db.run("ALTER TABLE atomic.events ADD CONSTRAINT no_x CHECK (app_id <> 'x')");

        db.load(
                event(id(1)).with("user_id", "\"somebody\"").at(0),
                event(id(2)).with("app_id", "\"x\"").with("user_id", "\"somebody else\"").at(1));

        assertThat(failure())
                .isEqualTo(
                        """
                        ERROR: new row for relation "events" violates check constraint "no_x"
                          SQLSTATE: 23514
                          Table: events
                          Constraint: no_x""");
        assertThat(db.bad.get(0).path("data").path("payload").path("event_id").asString())
                .isEqualTo(id(2));
    }

    @Test
    void theColumnIsNamedWhereTheDatabaseKnowsIt() throws Exception {
        db.run("ALTER TABLE atomic.events ALTER user_ipaddress TYPE inet USING NULL");

        try (var next = new LoadingDatabase(new FakeRegistries(), db.settings)) {
            next.load(
                    event(id(2)).with("user_ipaddress", "\"no address\"").at(0),
                    event(id(3)).with("user_ipaddress", "\"10.0.0.1\"").at(1));

            assertThat(failure(next))
                    .contains("invalid input syntax for type inet")
                    .endsWith("\n  SQLSTATE: 22P02\n  Table: events\n  Column: user_ipaddress");
        }
    }

    @Test
    void aMissingRequiredValueNamesItsColumn() throws Exception {
        db.run("ALTER TABLE atomic.events ALTER app_id SET NOT NULL");

        db.load(event(id(1)).with("app_id", "\"a\"").at(0), event(id(2)).at(1));

        assertThat(failure()).endsWith("\n  SQLSTATE: 23502\n  Table: events\n  Column: app_id");
    }

    @Test
    void aUniqueIndexOfTheUserRefusesTheSecondEvent() throws Exception {
        db.run("CREATE UNIQUE INDEX only_one ON atomic.events (user_id)");

        db.load(
                event(id(1)).with("user_id", "\"a\"").at(0),
                event(id(2)).with("user_id", "\"b\"").at(1),
                event(id(3)).with("user_id", "\"a\"").at(2));

        assertThat(db.query("SELECT event_id FROM atomic.events ORDER BY 1"))
                .containsExactly(id(1), id(2));
        assertThat(failure()).endsWith("SQLSTATE: 23505\n  Table: events\n  Constraint: only_one");
    }

    @Test
    void whatIsCheckedOnlyAtTheEndOfATransactionRefusesTheEventToo() throws Exception {
        db.run(
                "ALTER TABLE atomic.events ADD CONSTRAINT one_user UNIQUE (user_id)"
                        + " DEFERRABLE INITIALLY DEFERRED");

        var result =
                db.load(
                        event(id(1)).with("user_id", "\"a\"").at(0),
                        event(id(2)).with("user_id", "\"a\"").at(1),
                        event(id(3)).with("user_id", "\"b\"").at(2));

        assertThat(result.loaded()).isEqualTo(2);
        assertThat(failure()).contains("23505").contains("one_user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0001", "23514", "22000", "38000"})
    void aTriggerThatRefusesAnEventIsObeyed(String state) throws Exception {
        refuse("NEW.app_id = 'x'", state);

        var result =
                db.load(
                        event(id(1)).with("app_id", "\"fine\"").at(0),
                        event(id(2)).with("app_id", "\"x\"").at(1));

        assertThat(result.loaded()).isEqualTo(1);
        assertThat(failure()).startsWith("ERROR: not this one\n  SQLSTATE: " + state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX000", "ZZ123"})
    void anErrorThatMayBeAnOutageIsAnEventsFaultWhenItComesAgainAndOthersAreTaken(String state)
            throws Exception {
        refuse("NEW.app_id = 'x'", state);
        var inputs =
                List.of(
                        event(id(1)).with("app_id", "\"fine\"").at(0),
                        event(id(2)).with("app_id", "\"x\"").at(1));
        assertThatThrownBy(() -> db.load(inputs)).isInstanceOf(SQLException.class);

        var result = db.attempt(inputs, true);

        assertThat(result.loaded()).isEqualTo(1);
        assertThat(db.bad).hasSize(1);
    }

    @Test
    void anErrorThatMayBeAnOutageIsNoEventsFaultWhileNoneIsTaken() throws Exception {
        refuse("true", "XX000");
        var inputs = List.of(event(id(1)).at(0), event(id(2)).at(1));

        assertThatThrownBy(() -> db.attempt(inputs, true)).isInstanceOf(SQLException.class);

        db.connection.rollback();
        assertThat(db.bad).isEmpty();
    }

    @Test
    void aMendedEventIsNoDuplicateOfTheRefusedOne() throws Exception {
        db.run("ALTER TABLE atomic.events ADD CONSTRAINT no_x CHECK (app_id <> 'x')");
        db.load(event(id(1)).with("app_id", "\"x\"").at(0), event(id(2)).at(1));
        assertThat(db.bad).hasSize(1);

        var result = db.load(event(id(1)).with("app_id", "\"y\"").at(2), event(id(2)).at(3));

        assertThat(result.loaded()).isEqualTo(1);
        assertThat(result.duplicates()).isEqualTo(new DuplicateCount(0, 1));
        assertThat(db.query("SELECT app_id FROM atomic.events WHERE event_id = '" + id(1) + "'"))
                .containsExactly("y");
    }

    @Test
    void inIsGoodBadAndDuplicate() throws Exception {
        db.run("ALTER TABLE atomic.events ADD CONSTRAINT no_x CHECK (app_id <> 'x')");
        db.load(event(id(1)).at(0));

        var result =
                db.load(
                        event(id(1)).at(1), // loaded before
                        event(id(2)).entity(T, "{\"a\":\"1\"}").at(2),
                        event(id(3)).with("event_fingerprint", "\"f\"").at(3),
                        event(id(3)).with("event_fingerprint", "\"g\"").at(4),
                        event(id(3)).with("event_fingerprint", "\"f\"").at(5), // twice here
                        event(id(4)).with("app_id", "\"x\"").at(6), // refused
                        event("no uuid").at(7), // no event
                        TestEvents.input(null, null, 0, 8)); // no event

        assertThat(result.loaded()).isEqualTo(3);
        assertThat(result.rows()).isEqualTo(4);
        assertThat(result.bad()).hasSize(3);
        assertThat(result.duplicates()).isEqualTo(new DuplicateCount(1, 1));
        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("4");
        assertThat(db.query("SELECT count(*) FROM atomic.com_acme_t_1")).containsExactly("1");
    }

    private void refuse(String condition, String state) {
        db.run(
                """
                CREATE FUNCTION freshet.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF %s THEN RAISE EXCEPTION 'not this one' USING ERRCODE = '%s'; END IF;
                  RETURN NEW;
                END $$"""
                        .formatted(condition, state));
        db.run(
                "CREATE TRIGGER refusing BEFORE INSERT ON atomic.events"
                        + " FOR EACH ROW EXECUTE FUNCTION freshet.refuse()");
    }

    private String failure() {
        return failure(db);
    }

    private static String failure(LoadingDatabase db) {
        assertThat(db.bad).hasSize(1);
        return db.bad.get(0).path("data").path("failure").asString();
    }
}
