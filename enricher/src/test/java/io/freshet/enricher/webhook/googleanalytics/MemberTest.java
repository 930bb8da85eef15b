package io.freshet.enricher.webhook.googleanalytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.webhook.googleanalytics.Member.Type;
import io.freshet.event.badrow.Failure;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MemberTest {

    @ParameterizedTest
    @CsvSource({
        "TEXT, '', '\"\"'",
        "INTEGER, +7, 7",
        "INTEGER, -0, 0",
        "AMOUNT, 25.125, 25.12",
        "AMOUNT, 1.115, 1.12",
        "AMOUNT, 10, 10.0",
        "AMOUNT, -0.004, 0.0",
        "AMOUNT, 1e10, 1.0E10",
        "AMOUNT, 1e400, null",
        "AMOUNT, 1e-999999999, 0.0",
        "AMOUNT, 0e-999999999, 0.0",
        "NUMBER, 47.5, 47.5",
        "NUMBER, 1e-999999999, 0.0",
        "FLAG, 1, true",
        "FLAG, 0, false"
    })
    void textsBecomeValues(Type type, String text, String json) {
        var failures = new ArrayList<Failure>();

        assertThat(new Member("m", type).read(text, failures).map(Json::print)).contains(json);
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1.0, cannot be converted to java.lang.Integer",
        "INTEGER, 2147483648, cannot be converted to java.lang.Integer",
        "INTEGER, null, cannot be converted to java.lang.Integer",
        "AMOUNT, '1,5', cannot be converted to Double",
        "AMOUNT, 1e999999999, cannot be converted to Double",
        "AMOUNT, 1e99999999999, cannot be converted to Double",
        "NUMBER, '', cannot be converted to Double",
        "NUMBER, NaN, cannot be converted to Double",
        "FLAG, true, 'cannot be converted to boolean, only 1 or 0 are supported'"
    })
    void otherTextsAreToldByTheMembersName(Type type, String text, String expectation) {
        var failures = new ArrayList<Failure>();

        assertThat(new Member("m", type).read(text, failures)).isEmpty();
        assertThat(failures).containsExactly(new Failure.Unexpected("m", text, expectation));
    }

    @ParameterizedTest
    @CsvSource({"INTEGER", "AMOUNT", "NUMBER"})
    void manyDigitsAreNotEvenRead(Type type) {
        assertThat(new Member("m", type).read("9".repeat(1_000_000), new ArrayList<>())).isEmpty();
    }
}
