package io.freshet.loader.pg.failed;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.side.SideColumn;
import io.freshet.loader.pg.side.SideRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailedEventEncoderTest {

    private static final List<String> NAMES =
            FailedEventsTable.in("atomic").columns().stream().map(SideColumn::name).toList();

    private final FailedEventEncoder encoder =
            new FailedEventEncoder(new Processor("freshet-loader-pg", "1.0"));

    @Test
    void anIncompleteEventIsARowWithItsFirstFailure() {
        var failure =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/failure/jsonschema/1-0-0","data":
                 {"failureType":"ValidationError","errors":[{"message":"$.a: wrong","path":"$.a","keyword":"type","source":"unstruct"}],
                  "schema":"iglu:com.acme/order/jsonschema/1-0-0","data":{"a":"x\\u0000"},
                  "timestamp":"2021-03-04T05:06:07.5Z","componentName":"freshet-enricher","componentVersion":"0.1"}}"""
                        .replace("\n", "");
        var other =
                "{\"schema\":\"iglu:com.acme/made/jsonschema/1-0-0\",\"data\":{\"failureType\":\"no\"}}";
        var row =
                row(
                        Map.of(
                                AtomicField.APP_ID, "shop",
                                AtomicField.TXN_ID, "7",
                                AtomicField.BR_COOKIES, "1",
                                AtomicField.GEO_LATITUDE, "1.5",
                                AtomicField.DVCE_CREATED_TSTAMP, "2021-03-04 05:06:07.089",
                                AtomicField.DERIVED_CONTEXTS,
                                        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\",\"data\":["
                                                + other
                                                + ","
                                                + failure
                                                + ","
                                                + failure
                                                + "]}"));

        assertThat(row)
                .containsEntry("app_id", "shop")
                .containsEntry("event_id", null)
                .containsEntry("collector_tstamp", null)
                .containsEntry("txn_id", "7")
                .containsEntry("br_cookies", "true")
                .containsEntry("geo_latitude", "1.5")
                .containsEntry("dvce_created_tstamp", "2021-03-04 05:06:07.089000")
                .containsEntry("contexts", null)
                .containsEntry("failure_type", "ValidationError")
                .containsEntry("failure_schema", "iglu:com.acme/order/jsonschema/1-0-0")
                .containsEntry("failure_path", "$.a")
                .containsEntry("failure_keyword", "type")
                .containsEntry("failure_message", "$.a: wrong")
                .containsEntry("failure_count", "2")
                .containsEntry("failure_tstamp", "2021-03-04 05:06:07.500000")
                .containsEntry("component", "freshet-enricher")
                .containsEntry("component_version", "0.1")
                .containsEntry("source_topic", "failed");
        assertThat(row.get("failure_errors")).startsWith("[{\"message\":\"$.a: wrong\"");
        assertThat(row.get("derived_contexts")).contains("\"data\":{\"a\":\"x\"}");
    }

    @Test
    void anEventWithoutFailuresIsARow() {
        assertThat(row(Map.of(AtomicField.APP_ID, "shop")))
                .containsEntry("failure_count", "0")
                .containsEntry("failure_type", null);
    }

    @Test
    void whatIsNoLineIsABadRow() {
        for (var value : List.of("", "no line", "a\tb", line(Map.of(AtomicField.TXN_ID, "x")))) {
            assertThat(encoder.encode(input(value.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOfSatisfying(
                            Outcome.Bad.class,
                            bad ->
                                    assertThat(bad.row())
                                            .isInstanceOf(BadRow.LoaderParsingError.class));
        }
        assertThat(encoder.encode(input(null))).isInstanceOf(Outcome.Bad.class);
    }

    @Test
    void aRefusedLineIsABadRowThatSaysWhy() {
        var refused = encoder.refused(input("a\tb".getBytes(StandardCharsets.UTF_8)), "too long");

        assertThat(((Outcome.Bad<SideRow>) refused).row())
                .isInstanceOfSatisfying(
                        BadRow.LoaderRuntimeError.class,
                        row -> {
                            assertThat(row.failure()).isEqualTo("too long");
                            assertThat(row.payload().stringValue()).isEqualTo("a\tb");
                        });
    }

    private Map<String, @Nullable String> row(Map<AtomicField, String> columns) {
        var outcome = encoder.encode(input(line(columns).getBytes(StandardCharsets.UTF_8)));
        var cells = ((Outcome.Good<SideRow>) outcome).value().cells();
        assertThat(cells).hasSameSizeAs(NAMES);
        var named = new HashMap<String, @Nullable String>();
        for (int i = 0; i < NAMES.size(); i++) {
            named.put(NAMES.get(i), cells.get(i));
        }
        return named;
    }

    private static String line(Map<AtomicField, String> columns) {
        var cells = new String[AtomicField.COUNT];
        Arrays.fill(cells, "");
        columns.forEach((field, cell) -> cells[field.ordinal()] = cell);
        return String.join("\t", cells);
    }

    private static Input input(byte @Nullable [] value) {
        return new Input("failed", 0, 1, 0, null, value, Map.of());
    }
}
