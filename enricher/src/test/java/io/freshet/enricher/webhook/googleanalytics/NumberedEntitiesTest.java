package io.freshet.enricher.webhook.googleanalytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumberedEntitiesTest {

    private final NumberedEntities entities =
            new NumberedEntities(
                    Table.read(MeasurementProtocol.NUMBERED, MeasurementProtocolTest.KEYS));
    private final List<Failure> failures = new ArrayList<>();

    @Test
    void theNumbersOfANameAreMembersToo() {
        assertThat(of("il2pi5cd7", "x"))
                .containsExactly(
                        "product_impression_custom_dimension {\"value\":\"x\",\"listIndex\":2,"
                                + "\"productIndex\":5,\"customDimensionIndex\":7}");
        assertThat(of("cd1", "a", "cm2", "4.5"))
                .containsExactly(
                        "custom_dimension {\"value\":\"a\",\"index\":1}",
                        "custom_metric {\"value\":4.5,\"index\":2}");
    }

    @Test
    void entitiesOfOneKindComeByTheirParametersNames() {
        assertThat(of("cd2", "b", "cd1", "a", "cd10", "c"))
                .containsExactly(
                        "custom_dimension {\"value\":\"a\",\"index\":1}",
                        "custom_dimension {\"value\":\"c\",\"index\":10}",
                        "custom_dimension {\"value\":\"b\",\"index\":2}");
    }

    @Test
    void parametersWithTheSameNumbersAreOneEntity() {
        assertThat(of("pr1id", "P", "pr1nm", "N"))
                .containsExactly("product {\"sku\":\"P\",\"name\":\"N\",\"index\":1}");
    }

    @Test
    void theCurrencyIsThatOfTheHit() {
        assertThat(of("pr1id", "P", "cu", "EUR"))
                .containsExactly("product {\"currencyCode\":\"EUR\",\"sku\":\"P\",\"index\":1}");
        assertThat(of("cd1", "a", "cu", "EUR"))
                .containsExactly("custom_dimension {\"value\":\"a\",\"index\":1}");
        assertThat(of("pr1id", "P", "cu", null))
                .containsExactly("product {\"sku\":\"P\",\"index\":1}");
    }

    /** Recorded like that: the second product's only value goes to the first free columns. */
    @Test
    void columnsOfDifferentLengthAreReadRowByRow() {
        assertThat(of("pr1id", "P1", "pr1nm", "N1", "pr2nm", "N2"))
                .containsExactly(
                        "product {\"sku\":\"P1\",\"name\":\"N1\",\"index\":1}",
                        "product {\"sku\":\"N2\",\"name\":2}");
    }

    @Test
    void numbersAloneAreNoEntity() {
        assertThat(of("pr1unknown", "x")).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void theFirstNameThatIsNoneIsTold() {
        assertThat(of("cd1", "a", "zz9", "x", "yy8", "y")).isEmpty();
        assertThat(failures)
                .containsExactly(
                        new Failure.Unexpected(
                                "yy8",
                                null,
                                "composite field name has to conform to regex"
                                        + " (pr|promo|il|cd|cm|cg)(\\d+)([a-zA-Z]*)(\\d*)([a-zA-Z]*)"
                                        + "(\\d*)$"));
    }

    @Test
    void theFirstValueThatIsNoneIsTold() {
        assertThat(of("cm1", "x", "cm2", "y", "pr99999999999id", "P")).isEmpty();
        assertThat(failures).hasSize(1);
    }

    @Test
    void withoutValueAParameterIsNotThere() {
        assertThat(of("zz9", null, "cd1", null)).isEmpty();
        assertThat(failures).isEmpty();
    }

    private List<String> of(@Nullable String... namesAndValues) {
        Map<String, @Nullable String> hit = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            hit.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return entities.of(hit, failures).stream().map(NumberedEntitiesTest::show).toList();
    }

    private static String show(SelfDescribing entity) {
        return entity.schema().name() + " " + Json.print(entity.data());
    }
}
