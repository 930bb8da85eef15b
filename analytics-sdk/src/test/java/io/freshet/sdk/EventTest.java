package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.atomic.ParsingError;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events are values: made, compared, shown, read back from JSON. */
class EventTest {

    private static final UUID ID = UUID.fromString(SampleLine.ID);
    private static final Instant TIME = Instant.parse(SampleLine.COLLECTED);

    @Test
    void theSmallestEventHasFourColumns() {
        var event = Event.minimal(ID, TIME, "collector-1", "enricher-1");

        assertThat(event).isEqualTo(SampleLine.event(Map.of()));
        assertThat(event.toTsv()).isEqualTo(SampleLine.with(Map.of()));
        assertThat(Fields.all().stream().filter(field -> event.get(field).isPresent())).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12026-11-21T09:10:11Z",
                "-0044-03-15T12:00:00Z",
                "1970-01-01T00:00:00.000000001Z"
            })
    void theSmallestEventKeepsAnyTime(String time) {
        var event = Event.minimal(ID, Instant.parse(time), "c", "e");

        assertThat(event.times().collector()).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb"})
    void theSmallestEventNeedsGoodTexts(String version) {
        assertThatThrownBy(() -> Event.minimal(ID, TIME, version, "e"))
                .isInstanceOf(EventParsingException.class);
    }

    @Test
    void eventsDifferWhereAColumnDoes() {
        var event = SampleLine.event(Map.of(Fields.APP_ID, "shop"));

        assertThat(event)
                .isEqualTo(SampleLine.event(Map.of(Fields.APP_ID, "shop")))
                .isNotEqualTo(SampleLine.event(Map.of(Fields.APP_ID, "blog")))
                .isNotEqualTo(SampleLine.event(Map.of(Fields.PLATFORM, "shop")))
                .isNotEqualTo("shop");
    }

    @Test
    void anEventShowsNothingPersonal() {
        var event =
                SampleLine.event(
                        Map.of(Fields.USER_ID, "jane", Fields.USER_IPADDRESS, "203.0.113.9"));

        assertThat(event).hasToString("Event[" + SampleLine.ID + ", " + SampleLine.COLLECTED + "]");
    }

    @Test
    void anErrorShowsColumnsAndNoValues() {
        var line = SampleLine.with(Map.of(Fields.TXN_ID, "jane", Fields.GEO_LATITUDE, "doe"));

        assertThat(Event.parse(line)).hasToString("Bad[wrong values in txn_id, geo_latitude]");
        assertThat(Event.parse("jane")).hasToString("Bad[not tab-separated]");
        assertThatThrownBy(() -> Event.parse("jane\tdoe").orElseThrow())
                .isInstanceOf(EventParsingException.class)
                .hasMessage("2 columns instead of 131")
                .extracting(e -> ((EventParsingException) e).error())
                .isEqualTo(new ParsingError.FieldNumberMismatch(2));
    }

    @Test
    void aResultIsAnEventOrAnError() {
        var good = Event.parse(SampleLine.with(Map.of()));
        var bad = Event.parse("");

        assertThat(good.isGood()).isTrue();
        assertThat(good.toOptional()).contains(good.orElseThrow());
        assertThat(bad.isGood()).isFalse();
        assertThat(bad.toOptional()).isEmpty();
        assertThat(bad.<String>fold(Event::toTsv, error -> error.toJson().toString()))
                .isEqualTo("{\"type\":\"NotTSV\"}");
    }

    @Test
    void placeNeedsBothDegrees() {
        var both = Map.<Field<?>, String>of(Fields.GEO_LATITUDE, "12", Fields.GEO_LONGITUDE, "7");

        assertThat(SampleLine.event(both).geoLocation()).contains("12.0,7.0");
        assertThat(SampleLine.event(Map.of(Fields.GEO_LATITUDE, "12")).geoLocation()).isEmpty();
    }

    @Test
    void losslessJsonMayLeaveOutWhatIsEmpty() {
        var json =
                """
                {"event_id":"%s","collector_tstamp":"%s","v_collector":"collector-1",\
                "v_etl":"enricher-1","contexts":{},"unstruct_event":null,"more":1}"""
                        .formatted(SampleLine.ID, SampleLine.COLLECTED);

        assertThat(Event.ofLosslessJson(json).orElseThrow()).isEqualTo(SampleLine.event(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    app_id           | 1                       | text without tabs
                    app_id           | "a\\tb"                 | text without tabs
                    txn_id           | "x"                     | integer
                    txn_id           | 1.5                     | integer
                    geo_latitude     | "1"                     | double
                    br_cookies       | 1                       | boolean
                    etl_tstamp       | "2026-11-21 09:10:11"   | datetime
                    etl_tstamp       | 1795216237700           | datetime
                    event_id         | 7                       | UUID
                    """)
    void losslessJsonIsCheckedByColumn(String column, String value, String wanted) {
        var json = Event.minimal(ID, TIME, "c", "e").toLosslessJsonNode();
        json.set(column, SdkCases.json(value));

        var error = (ParseResult.Bad) Event.ofLosslessJson(json);

        var invalid = ((ParsingError.RowDecodingError) error.error()).errors();
        assertThat(invalid).hasSize(1);
        assertThat(invalid.get(0).field().column()).isEqualTo(column);
        assertThat(invalid.get(0).message())
                .isEqualTo("Cannot parse key " + column + " into " + wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}", "{\"event_id\":null}"})
    void whatIsNoEventInJsonIsAnError(String json) {
        var result = Event.ofLosslessJson(json);

        assertThat(result.isGood()).isFalse();
        var error = ((ParseResult.Bad) result).error();
        assertThat(ParsingError.ofJson(error.toJson())).contains(error);
    }

    @Test
    void entitiesInJsonAreCheckedAsInALine() {
        var json = Event.minimal(ID, TIME, "c", "e").toLosslessJsonNode();
        json.set("contexts", SdkCases.json("{\"schema\":\"iglu:a/b/c/1-0-0\",\"data\":[]}"));

        assertThat(Event.ofLosslessJson(json)).hasToString("Bad[wrong values in contexts]");
    }

    @Test
    void theDeepestJsonThatIsReadIsWrittenAndReadBack() {
        // The envelope, its data, the entity: three levels; the lossless JSON adds one.
        var deep = "[".repeat(497) + "]".repeat(497);
        var event =
                SampleLine.event(
                        Map.of(
                                Fields.CONTEXTS,
                                SampleLine.contexts(
                                        SampleLine.entity("v/n/jsonschema/1-0-0", deep))));

        assertThat(Event.ofLosslessJson(event.toLosslessJson()).orElseThrow()).isEqualTo(event);
        assertThat(event.ordered()).hasSize(131);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"Unknown\"}",
                "{\"type\":\"FieldNumberMismatch\"}",
                "{\"type\":\"FieldNumberMismatch\",\"fieldCount\":\"x\"}",
                "{\"type\":\"RowDecodingError\"}",
                "{\"type\":\"RowDecodingError\",\"errors\":[]}",
                "{\"type\":\"RowDecodingError\",\"errors\":[{\"type\":\"InvalidValue\"}]}",
                "{\"type\":\"RowDecodingError\",\"errors\":[{\"type\":\"InvalidValue\",\"key\":\"x\",\"value\":\"\",\"message\":\"\"}]}",
                "[]"
            })
    void whatIsNoErrorIsNotReadAsOne(String json) {
        assertThat(ParsingError.ofJson(SdkCases.json(json))).isEmpty();
    }

    @Test
    void errorsOfNoColumnAreReadAndPrinted() {
        var json =
                SdkCases.json(
                        """
                        {"type":"RowDecodingError","errors":[\
                        {"type":"UnhandledRowDecodingError","message":"odd"}]}""");

        assertThat(ParsingError.ofJson(json).orElseThrow().toJson()).isEqualTo(json);
    }
}
