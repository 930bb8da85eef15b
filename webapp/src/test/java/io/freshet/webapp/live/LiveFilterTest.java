package io.freshet.webapp.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.live.LiveEvent.About;
import io.freshet.webapp.live.LiveEvent.Outcome;
import io.freshet.webapp.live.LiveEvent.Trouble;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveFilterTest {

    private static final About ABOUT =
            new About(
                    "Shop",
                    "web",
                    "add_to_cart",
                    "iglu:com.acme/cart/jsonschema/1-0-0",
                    "Ann-4711",
                    "https://shop.example.com/cart",
                    "DE",
                    2);

    @ParameterizedTest
    @CsvSource({
        "outcome, good, true",
        "outcome, GOOD, true",
        "outcome, bad, false",
        "outcome, row, false",
        "outcome, duplicate, false",
        "app, shop, true",
        "app, sho, false",
        "event, ADD_to_cart, true",
        "event, cart, false",
        "schema, acme/CART, true",
        "schema, com.other, false",
        "user, ann, true",
        "user, 4711, false",
        "text, e-1, true",
        "text, shop.EXAMPLE, true",
        "text, ann-4711, true",
        "text, nowhere, false",
        "colour, red, true",
    })
    void eachParameterAsksForItsPart(String name, String value, boolean fits) {
        assertThat(filter(Map.of(name, value)).test(event(Outcome.GOOD, null))).isEqualTo(fits);
    }

    @Test
    void allPartsMustFit() {
        assertThat(filter(Map.of("app", "shop", "user", "ann")).test(event(Outcome.GOOD, null)))
                .isTrue();
        assertThat(filter(Map.of("app", "shop", "user", "bob")).test(event(Outcome.GOOD, null)))
                .isFalse();
    }

    @Test
    void whatIsInPostgresIsGoodAsWellAndARepeatedEventIsNot() {
        var good = filter(Map.of("outcome", "good"));

        assertThat(good.test(event(Outcome.ROW, null))).isTrue();
        assertThat(good.test(event(Outcome.DUPLICATE, null))).isFalse();
        assertThat(filter(Map.of("outcome", "row")).test(event(Outcome.ROW, null))).isTrue();
        assertThat(filter(Map.of("outcome", "duplicate")).test(event(Outcome.DUPLICATE, null)))
                .isTrue();
    }

    @Test
    void textLooksIntoReasonsToo() {
        var bad = event(Outcome.BAD, new Trouble("schema_violations", "$.price: no number", "0f"));

        assertThat(filter(Map.of("text", "PRICE")).test(bad)).isTrue();
        assertThat(filter(Map.of("text", "violations")).test(bad)).isTrue();
        assertThat(filter(Map.of("text", "size")).test(bad)).isFalse();
    }

    @Test
    void whatAnEventDoesNotHaveFitsNothing() {
        var bare =
                new LiveEvent(
                        "e-2",
                        0,
                        Outcome.GOOD,
                        About.NOTHING,
                        OptionalLong.empty(),
                        "t-0@0",
                        null,
                        null);

        for (var name : new String[] {"app", "event", "schema", "user", "text"}) {
            assertThat(filter(Map.of(name, "x")).test(bare)).as(name).isFalse();
        }
        assertThat(LiveFilter.ALL.test(bare)).isTrue();
    }

    private static LiveFilter filter(Map<String, String> parameters) {
        return LiveFilter.of(name -> Optional.ofNullable(parameters.get(name)));
    }

    private static LiveEvent event(Outcome outcome, @Nullable Trouble trouble) {
        return new LiveEvent(
                "E-1", 0, outcome, ABOUT, OptionalLong.empty(), "t-0@0", trouble, null);
    }
}
