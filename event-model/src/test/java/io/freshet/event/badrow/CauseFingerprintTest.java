package io.freshet.event.badrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseFingerprintTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.a: must be at least 3 characters long | ? must be at least ? characters long
                    invalid json: expected json value got 'abc d' (line 1, column 1) | invalid json: expected json value got ? (line ? column ?
                    Provided URI [http:] could not be parsed | Provided URI ? could not be parsed
                    Illegal query: Invalid input 'z', expected HEXDIG: a=%zz | Illegal query: Invalid input ? expected HEXDIG: ?
                    cannot be converted to java.lang.Integer | cannot be converted to java.lang.Integer
                    the value can't be it | the value can't be it
                    never closed "abc def | never closed ?
                    Invalid type DATE for value Some("2021-01-01") | Invalid type DATE for value ?
                    """)
    void valuesGoFromMessages(String message, String expected) {
        assertThat(CauseFingerprint.withoutValues(message)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"$.a[12].b, $.a[*].b", "/a/12/b/3, /a/*/b/*", "t_1.a, t_1.a", "$.a1, $.a1"})
    void positionsGoFromPaths(String path, String expected) {
        assertThat(CauseFingerprint.pathWithoutPositions(path)).isEqualTo(expected);
    }

    /** Kept in databases: a changed rule would tear old rows from new ones. */
    @Test
    void isTheSameForEver() {
        var failure =
                new FirstFailure(
                        "iglu:com.acme/order/jsonschema/1-0-0",
                        "$.items[3].price",
                        "type",
                        "$.items[3].price: string found, number expected",
                        2);

        assertThat(CauseFingerprint.of("schema_violations", failure)).isEqualTo("26544ff970bbfbbc");
    }

    @Test
    void isAnotherForEachPartOfTheCause() {
        var fingerprints =
                Set.of(
                        of("k", "s", "p", "w", "m"),
                        of("K", "s", "p", "w", "m"),
                        of("k", "S", "p", "w", "m"),
                        of("k", "s", "P", "w", "m"),
                        of("k", "s", "p", "W", "m"),
                        of("k", "s", "p", "w", "M"),
                        of("k", "sp", null, "w", "m"));

        assertThat(fingerprints).hasSize(7).allMatch(f -> f.matches("[0-9a-f]{16}"));
    }

    /** Of recorded rows, same words about same places are one cause; nothing else is. */
    @Test
    void recordedRowsOfOneCauseAgree() {
        Map<String, String> causes = new HashMap<>();
        var fingerprints = new HashSet<String>();
        RecordedBadRows.all()
                .forEach(
                        recorded -> {
                            var uri = recorded.row().get("schema").asString();
                            var failure = FirstFailure.of(recorded.row().get("data"));
                            var fingerprint = CauseFingerprint.of(uri.split("/")[1], failure);
                            fingerprints.add(fingerprint);
                            causes.merge(
                                    uri.split("/")[1]
                                            + failure.schema()
                                            + failure.path()
                                            + failure.keyword()
                                            + failure.message(),
                                    fingerprint,
                                    (one, other) -> {
                                        assertThat(other).isEqualTo(one);
                                        return one;
                                    });
                        });

        assertThat(fingerprints).hasSizeGreaterThan(50).hasSizeLessThan(causes.size());
    }

    private static String of(String kind, String schema, String path, String keyword, String m) {
        return CauseFingerprint.of(kind, new FirstFailure(schema, path, keyword, m, 1));
    }
}
