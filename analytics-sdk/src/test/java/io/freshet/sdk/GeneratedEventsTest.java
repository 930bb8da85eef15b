package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.ParsingError;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims about any event and any line, tried on many that no one thought of. */
class GeneratedEventsTest {

    private static final int EVENTS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void writingALineAnewChangesNothingMore(long seed) {
        var lines = new RandomLines(seed);
        for (int i = 0; i < EVENTS; i++) {
            var event = EventParser.standard().parseOrThrow(lines.next());

            var again = EventParser.standard().parseOrThrow(event.toTsv());

            assertThat(again).isEqualTo(event).hasSameHashCodeAs(event);
            assertThat(again.toTsv()).isEqualTo(event.toTsv());
            assertThat(again.toJson()).isEqualTo(event.toJson());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void losslessJsonLosesNothing(long seed) {
        var lines = new RandomLines(seed);
        for (int i = 0; i < EVENTS; i++) {
            var event = EventParser.standard().parseOrThrow(lines.next());

            var fromText = Event.ofLosslessJson(event.toLosslessJson()).orElseThrow();
            var fromBytes = Event.ofLosslessJson(event.toLosslessJsonBytes()).orElseThrow();
            var fromTree = Event.ofLosslessJson(event.toLosslessJsonNode()).orElseThrow();

            assertThat(fromText).isEqualTo(event).isEqualTo(fromBytes).isEqualTo(fromTree);
            assertThat(fromText.toTsv()).isEqualTo(event.toTsv());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void anyBytesGiveAnEventOrAnError(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            var bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            for (int tab = random.nextInt(200); tab > 0 && bytes.length > 0; tab--) {
                bytes[random.nextInt(bytes.length)] = '\t';
            }

            assertError(Event.parse(bytes));
            assertError(Event.ofLosslessJson(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void damagedLinesGiveAnEventOrAnError(long seed) {
        var random = new Random(seed);
        var lines = new RandomLines(seed);
        int good = 0;
        for (int i = 0; i < EVENTS; i++) {
            var line = lines.next().getBytes(StandardCharsets.UTF_8);
            for (int hit = random.nextInt(4); hit > 0; hit--) {
                line[random.nextInt(line.length)] = (byte) random.nextInt(256);
            }

            var result = Event.parse(line);

            if (result.isGood()) {
                var event = result.orElseThrow();
                assertThat(Event.parse(event.toTsvBytes()).isGood()).isTrue();
                assertThat(event.toJsonNode().size()).isGreaterThanOrEqualTo(128);
                good++;
            } else {
                assertError(result);
            }
        }
        assertThat(good).isBetween(EVENTS / 10, EVENTS * 9 / 10);
    }

    private static void assertError(ParseResult result) {
        var json = result.fold(event -> event.toJsonNode(), ParsingError::toJson);

        assertThat(json.has("type")).isTrue();
        assertThat(ParsingError.ofJson(json)).isPresent();
    }
}
